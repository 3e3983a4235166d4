import { englishOf } from './clauses.js'
import { type Token, tokensOf, type Understand } from './tokens.js'

const chinese = /\p{Script=Han}/u
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
const punctuation = /([，。！？；：,.!?;:\n]+)/u

/** Whether a prompt is written in Chinese, at least a part of it. */
export function isChinese(prompt: string): boolean {
  return chinese.test(prompt) && !japanese.test(prompt)
}

/** A Chinese prompt, or a mixed one, in the English that the reader knows. */
export function translateChinese(prompt: string, understand: Understand): string {
  return prompt
    .split(punctuation)
    .map((part) => (punctuation.test(part) ? markOf(part) : chinese.test(part) ? clausesOf(part, understand) : part))
    .join('')
}

function markOf(marks: string): string {
  return /[，,：:]/u.test(marks) ? ', ' : '. '
}

/** 画一只猫然后加一只狗: one part, two clauses. */
function clausesOf(part: string, understand: Understand): string {
  const clauses: Token[][] = [[]]
  for (const token of tokensOf(part, understand)) {
    const isNext = token.kind === 'next' || (startsAnew(token) && (clauses.at(-1)?.length ?? 0) > 0)
    if (isNext) clauses.push([])
    if (token.kind !== 'next') clauses.at(-1)?.push(token)
  }
  return clauses
    .map((clause) => englishOf(clause).trim())
    .filter(Boolean)
    .join(', ')
}

/** 把 and 让 begin a clause of their own wherever they stand. */
function startsAnew({ kind, english }: Token): boolean {
  return kind === 'command' && (english === 'take' || english === 'let')
}
