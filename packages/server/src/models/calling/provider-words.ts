/*
 * What a provider's error body says, read without knowing the provider: its sentence for a person, and whether it speaks of
 * content, of credit or of the key. Echoes of the request are left out, or a prompt could pass for a refusal of itself.
 */

const ECHOES = new Set([
  'input',
  'inputs',
  'prompt',
  'prompts',
  'negative_prompt',
  'url',
  'ctx',
  'loc',
  'request',
  'param',
])
const MAXIMUM_DEPTH = 6
const MAXIMUM_WORDS = 60
const SENTENCE_CHARACTERS = 200

const REFUSAL_CODES =
  /moderation_blocked|content_policy_violation|content_filter|contentFilter|ResponsibleAIPolicyViolation|(?:image_)?prohibited_content|image_safety|blocked_by_safety|request moderated|content moderated/i
const REFUSAL_WORDS =
  /safety system|safety polic|safety filter|content polic|usage polic|acceptable use polic|content moderation|moderation (?:system|filter)|\bflagged\b|\bnsfw\b|prohibited content|responsible ai|inappropriate|sensitive (?:content|words?)|(?:harmful|unsafe|explicit|sexual) content/i
const QUOTA_WORDS =
  /insufficient_quota|insufficient_(?:funds|balance|credits?)|billing_(?:hard_limit|not_active)|billing (?:hard )?limit|exceeded your current quota|exhausted (?:your )?balance|(?:insufficient|not enough|out of|no|used (?:up )?all(?: of)? (?:your |its )?(?:available )?)\s*(?:credits?|balance|funds)|(?:spending|monthly) limit|payment required/i
const KEY_WORDS =
  /api_key_invalid|invalid_api_key|(?:invalid|incorrect|missing|expired|wrong|unknown|revoked)[\w\s]{0,20}(?:api[ _-]?key|api[ _-]?token|credentials)|api[ _-]?key (?:is )?(?:not valid|invalid|expired|missing|not found)/i

/** Google says of a minute's quota in the same words as of a spent one that it is exceeded, and names which ones. */
const REFILLED_SOON = /PerMinute/
const REFILLED_LATE = /PerDay|PerMonth/

/** Statuses that a content refusal comes with; null is an answer that was no error by HTTP. */
const REFUSAL_STATUSES = new Set([null, 400, 403, 422, 451])

/** Whether a code that means nothing else says that the content was refused. */
export function isRefusalByCode(body: string): boolean {
  return REFUSAL_CODES.test(wordsOf(body))
}

export function isContentRefusal(status: number | null, body: string): boolean {
  if (isRefusalByCode(body)) return true
  return REFUSAL_STATUSES.has(status) && REFUSAL_WORDS.test(wordsOf(body))
}

/** Whether waiting won't help: the quota, the credit or the money is used up. */
export function isQuotaUsedUp(status: number | null, body: string): boolean {
  if (status === 402) return true
  if (![400, 403, 429].includes(status ?? 0)) return false
  const words = wordsOf(body)
  return QUOTA_WORDS.test(words) && (!REFILLED_SOON.test(words) || REFILLED_LATE.test(words))
}

/** Whether the key is wrong. Google and xAI say so with a 400. */
export function isKeyRefused(status: number | null, body: string): boolean {
  return status === 401 || status === 403 || (status === 400 && KEY_WORDS.test(wordsOf(body)))
}

/** The provider's own sentence in one line, at most 200 characters, keys and tokens masked; empty where there is none. */
export function providerSentence(body: string): string {
  const parsed = parse(body)
  const sentence = parsed === undefined ? (isMarkup(body) ? '' : body) : (sentenceIn(parsed, 0) ?? '')
  return shorten(mask(sentence.replace(/[\p{Cc}\s]+/gu, ' ').trim()))
}

export function isMarkup(text: string): boolean {
  return /^\s*(?:<!doctype|<html|<head|<body|<\?xml|<!--)/i.test(text)
}

function wordsOf(body: string): string {
  const parsed = parse(body)
  if (parsed === undefined) return isMarkup(body) ? '' : body
  const words: string[] = []
  collectWords(parsed, 0, words)
  return words.join('\n')
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function collectWords(value: unknown, depth: number, words: string[]): void {
  if (words.length >= MAXIMUM_WORDS || depth > MAXIMUM_DEPTH) return
  if (typeof value === 'string') words.push(value.slice(0, 2_000))
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) if (!ECHOES.has(key)) collectWords(inner, depth + 1, words)
  }
}

const SENTENCE_KEYS = ['error', 'message', 'detail', 'msg', 'error_message', 'errors', 'title', 'description', 'reason']

function sentenceIn(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined
  if (typeof value !== 'object' || value === null || depth > MAXIMUM_DEPTH) return undefined
  if (Array.isArray(value)) return sentenceIn(value[0], depth + 1)
  const fields = new Map(Object.entries(value))
  // An `error` beside a `message` is often only a code ("Bad Request"): the longest is the sentence.
  const found = SENTENCE_KEYS.map((key) => sentenceIn(fields.get(key), depth + 1)).filter((text) => text !== undefined)
  return found.reduce<string | undefined>(
    (longest, text) => (text.length > (longest?.length ?? 0) ? text : longest),
    undefined,
  )
}

const PREFIXED_KEY =
  /\b(?:(?:sk|pk|rk|r8|xai|fw|gsk|hf|tgp|luma|key|fal|token)[-_]+|(?:bearer|basic) +|AIza|AKIA|eyJ)[\w.*+/=-]{6,}/gi
const UUID = /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi
const LONG_RUN = /(?=[a-z]*\d)[a-z\d+/=]{20,}/gi

/** Takes out whatever may be a secret: queries and user names of URLs, keys, ids, long runs of letters and digits. */
export function mask(text: string): string {
  return text
    .replace(/\bhttps?:\/\/[^\s"'<>)]+/gi, maskUrl)
    .replace(PREFIXED_KEY, '…')
    .replace(UUID, '…')
    .replace(LONG_RUN, '…')
}

function maskUrl(text: string): string {
  const url = URL.parse(text)
  if (!url) return '…'
  return `${url.host}${url.pathname === '/' ? '' : url.pathname}`
}

function shorten(text: string): string {
  const characters = [...text]
  return characters.length > SENTENCE_CHARACTERS
    ? `${characters
        .slice(0, SENTENCE_CHARACTERS - 1)
        .join('')
        .trimEnd()}…`
    : text
}
