import { escapeHtml, paragraphs, type Schema, schemaAnchor, typeOf } from './render-schema.js'

/** What of an OpenAPI document the page shows. */
export interface OpenApiDocument {
  info: { title: string; version: string; description: string }
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

interface Operation {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  security?: object[]
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema: Schema }[]
  requestBody?: { required: boolean; content: Content }
  responses: Record<string, { description: string; content?: Content }>
}

type Content = Record<string, { schema?: Schema; example?: unknown }>

/** The document as one HTML page: nothing runs in it, so it works under any policy and in any browser. */
export function renderDocument({ info, tags, paths, components }: OpenApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const groups = tags.map(({ name }) => ({
    name,
    list: operations.filter(({ operation }) => operation.tags[0] === name),
  }))
  const schemas = Object.entries(components.schemas)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(info.title)} API</title>
<link rel="stylesheet" href="/docs/docs.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<nav aria-label="Operations">
<p class="brand"><a href="/docs">${escapeHtml(info.title)}</a> <small>${escapeHtml(info.version)}</small></p>
${groups.map(({ name, list }) => navigation(name, list)).join('\n')}
<h2>Objects</h2>
<ul>${schemas.map(([name]) => `<li><a href="#${schemaAnchor(name)}">${name}</a></li>`).join('')}</ul>
</nav>
<main id="content">
<h1>${escapeHtml(info.title)} API</h1>
${paragraphs(info.description)}
<p>As a file for programs: <a href="/openapi.json">openapi.json</a>, OpenAPI 3.1.</p>
${groups.map(({ name, list }) => `<section><h2>${name}</h2>${list.map(operationSection).join('\n')}</section>`).join('\n')}
<section><h2>Objects</h2>
${schemas.map(([name, schema]) => objectSection(name, schema)).join('\n')}
</section>
</main>
</body>
</html>
`
}

interface Listed {
  path: string
  method: string
  operation: Operation
}

function navigation(name: string, list: Listed[]): string {
  const items = list.map(
    ({ operation }) => `<li><a href="#${operation.operationId}">${escapeHtml(operation.summary)}</a></li>`,
  )
  return `<h2>${escapeHtml(name)}</h2>\n<ul>${items.join('')}</ul>`
}

function operationSection({ path, method, operation }: Listed): string {
  const { operationId, summary, description, parameters = [], requestBody, responses, security } = operation
  return `<article id="${operationId}">
<h3><a href="#${operationId}">${escapeHtml(summary)}</a></h3>
<p class="call"><b class="method ${method}">${method.toUpperCase()}</b> <code>${escapeHtml(path)}</code>${security?.length === 0 ? ' <small>without a token</small>' : ''}</p>
${description ? paragraphs(description) : ''}
${parameters.length > 0 ? `<h4>Parameters</h4>${table(['Name', 'In', 'Type', ''], parameters.map(parameterRow))}` : ''}
${requestBody ? `<h4>Body${requestBody.required ? '' : ' <small>may be left out</small>'}</h4>${content(requestBody.content)}` : ''}
<h4>Answers</h4>
${Object.entries(responses).map(answer).join('\n')}
</article>`
}

function parameterRow({
  name,
  in: place,
  required,
  description,
  schema,
}: NonNullable<Operation['parameters']>[number]) {
  return [code(name), place, typeOf(schema), `${required ? '<em>required</em> ' : ''}${paragraphs(description ?? '')}`]
}

function answer([status, { description, content: body = {} }]: [string, Operation['responses'][string]]): string {
  const isProblem = 'application/problem+json' in body
  return `<details${isProblem ? '' : ' open'}><summary><b class="status s${status[0]}">${status}</b> ${
    isProblem ? 'a problem' : escapeHtml(description)
  }</summary>${isProblem ? paragraphs(description) : content(body)}</details>`
}

function content(all: Content): string {
  return Object.entries(all)
    .map(([type, { schema, example }]) => {
      const shown =
        example === undefined
          ? ''
          : `<pre tabindex="0"><code>${escapeHtml(JSON.stringify(example, null, 2))}</code></pre>`
      return `<p>${code(type)}${schema ? `: ${typeOf(schema)}` : ''}</p>${shown}`
    })
    .join('')
}

function objectSection(name: string, schema: Schema): string {
  const required = new Set(schema.required ?? [])
  const rows = Object.entries(schema.properties ?? {}).map(([field, value]) => [
    code(field),
    typeOf(value),
    `${required.has(field) ? '' : '<em>may be missing</em> '}${paragraphs(value.description ?? '')}`,
  ])
  return `<article id="${schemaAnchor(name)}"><h3><a href="#${schemaAnchor(name)}">${name}</a></h3>
${paragraphs(schema.description ?? '')}${table(['Field', 'Type', ''], rows)}</article>`
}

function table(head: string[], rows: string[][]): string {
  const heads = head.map((text) => (text ? `<th scope="col">${text}</th>` : '<td></td>')).join('')
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')
  return `<div class="table"><table><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`
}

function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`
}
