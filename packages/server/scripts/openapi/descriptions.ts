import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** What the JSDoc of the contract's types says: of a type, and of each of its fields. */
export interface TypeDescription {
  description: string | undefined
  fields: Map<string, string>
}

const TYPES = join(import.meta.dirname, '../../../sdk/src/contract/types.ts')

/** The descriptions by the types' names. A field without words of its own has those of its type. */
export function readDescriptions(): Map<string, TypeDescription> {
  const source = ts.createSourceFile(TYPES, readFileSync(TYPES, 'utf8'), ts.ScriptTarget.Latest, true)
  const described = new Map<string, TypeDescription>()
  const aliases = source.statements.filter(ts.isTypeAliasDeclaration)
  for (const alias of aliases)
    described.set(alias.name.text, { description: documentationOf(alias), fields: new Map() })
  for (const declaration of source.statements.filter(ts.isInterfaceDeclaration)) {
    const inherited = declaration.heritageClauses?.flatMap(({ types }) => types.map((type) => type.getText())) ?? []
    const fields = new Map(inherited.flatMap((name) => [...(described.get(name)?.fields ?? [])]))
    for (const member of declaration.members.filter(ts.isPropertySignature)) {
      const text = documentationOf(member) ?? aliasOf(member, aliases, described)
      if (text) fields.set(member.name.getText(), text)
    }
    described.set(declaration.name.text, { description: documentationOf(declaration), fields })
  }
  return described
}

function aliasOf(
  member: ts.PropertySignature,
  aliases: ts.TypeAliasDeclaration[],
  described: Map<string, TypeDescription>,
): string | undefined {
  const words: string[] = member.type?.getText().match(/\w+/g) ?? []
  const alias = aliases.find(({ name }) => name.text !== 'Open' && words.includes(name.text))
  return alias && described.get(alias.name.text)?.description
}

function documentationOf(node: ts.Node): string | undefined {
  const [documentation] = ts.getJSDocCommentsAndTags(node)
  const text = ts.getTextOfJSDocComment(documentation?.comment)
  return text?.replace(/\s+/g, ' ').trim() || undefined
}
