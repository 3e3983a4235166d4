import { type DestinationStream, type Logger, pino } from 'pino'

/** What is written: this and what is worse. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/**
 * The program's log, one JSON object a line. What would let its reader load pictures or read prompts stays out: addresses
 * go without their query, and errors without the extra fields in which databases and providers repeat what they were given.
 */
export function createLogger(level: LogLevel, destination: DestinationStream = process.stdout): Logger {
  return pino({ level, serializers: { req: describeRequest, err: describeError } }, destination)
}

function describeRequest({ method, url, host }: { method: string; url: string; host: string }) {
  return { method, url: url.replace(/\?.*$/s, ''), host }
}

function describeError(error: Error) {
  const { type, message, stack, code } = pino.stdSerializers.err(error)
  return { type, message, stack, code }
}

/** An error whose message and stack don't repeat the prompt. */
export function errorWithoutPrompt(error: unknown, prompt: string): Error {
  const { message, stack, name } = error instanceof Error ? error : new Error(String(error))
  const quiet = new Error(withoutPrompt(message, prompt))
  if (stack !== undefined) quiet.stack = withoutPrompt(stack, prompt)
  quiet.name = name
  return quiet
}

/** Text without a prompt that it repeats, as providers do when they refuse one. */
export function withoutPrompt(text: string, prompt: string): string {
  const forms = [prompt, JSON.stringify(prompt).slice(1, -1), prompt.slice(0, 40)].filter((form) => form.length > 3)
  return forms.reduce((rest, form) => rest.replaceAll(form, '[prompt]'), text)
}
