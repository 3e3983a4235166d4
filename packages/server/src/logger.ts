import { type DestinationStream, type Logger, pino } from 'pino'

/**
 * The program's log, one JSON object a line. What would let its reader load pictures or read prompts stays out: addresses
 * go without their query, and errors without the extra fields in which databases and providers repeat what they were given.
 */
export function createLogger(level: 'info' | 'warn', destination: DestinationStream = process.stdout): Logger {
  return pino({ level, serializers: { req: describeRequest, err: describeError } }, destination)
}

function describeRequest({ method, url, host }: { method: string; url: string; host: string }) {
  return { method, url: url.replace(/\?.*$/s, ''), host }
}

function describeError(error: Error) {
  const { type, message, stack, code } = pino.stdSerializers.err(error)
  return { type, message, stack, code }
}
