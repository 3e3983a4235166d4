declare module '@20minutes/s3rver' {
  import type { Server } from 'node:http'
  import type { AddressInfo } from 'node:net'

  /** What the tests use of it; it comes without types. */
  export default class S3rver {
    constructor(options: {
      address: string
      port: number
      directory: string
      silent: boolean
      vhostBuckets: boolean
      configureBuckets: { name: string }[]
    })
    readonly httpServer: Server
    readonly store: { listObjects(bucket: string, options: object): Promise<{ isTruncated: boolean }> }
    run(): Promise<AddressInfo>
    close(): Promise<void>
  }
}
