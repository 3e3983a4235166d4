import { StartError } from '../../start-error.js'
import type { ModelSettings } from '../image-provider.js'

/** A request to Bedrock, as it is signed. */
export interface BedrockRequest {
  method: 'GET' | 'POST'
  url: string
  body: string | null
  region: string
}

/** The variable of a secret that no request carries: each is signed with it. */
const SECRET_NAME = 'AWS_SECRET_ACCESS_KEY'

/** Throws a `StartError` where the secret of an access key is configured without its other half. */
export function requireAccessKey({ info, keyName, environment }: ModelSettings): void {
  if (keyName === SECRET_NAME && !environment['AWS_ACCESS_KEY_ID'])
    throw new StartError(`The model "${info.id}" needs AWS_ACCESS_KEY_ID to be set, too.`)
}

/** What a request to Bedrock goes with: the key of its own, or a signature made with an access key of AWS. */
export async function bedrockHeaders(
  { apiKey, keyName, environment }: ModelSettings,
  { method, url, body, region }: BedrockRequest,
): Promise<Headers> {
  const headers = new Headers({
    accept: 'application/json',
    ...(body !== null && { 'content-type': 'application/json' }),
  })
  if (keyName !== SECRET_NAME) {
    if (apiKey !== null) headers.set('authorization', `Bearer ${apiKey}`)
    return headers
  }
  const { AwsV4Signer } = await import('aws4fetch')
  const sessionToken = environment['AWS_SESSION_TOKEN']
  const signer = new AwsV4Signer({
    method,
    url,
    headers,
    ...(body !== null && { body }),
    accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: apiKey ?? '',
    ...(sessionToken && { sessionToken }),
    service: 'bedrock',
    region,
  })
  return (await signer.sign()).headers
}
