/** What is wrong with a value, and where in it. */
export interface ContractIssue {
  readonly message: string
  /** The way to the fault, from the outside in: `['messages', 0, 'image']`. */
  readonly path: readonly PropertyKey[]
}

/** What checking a value came to, as Standard Schema words it. */
export type StandardResult<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | {
      readonly issues: readonly {
        readonly message: string
        readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
      }[]
    }

/**
 * A schema of the wire contract. It is a [Standard Schema](https://standardschema.dev), version 1, so whatever takes these
 * (tRPC, Hono, TanStack, …) takes it as it is. What it is made with is nobody's concern, and nothing to install.
 */
export interface ContractSchema<Value> {
  /**
   * The value as the contract has it: fields that an answer has besides are dropped.
   * @throws Error with `issues` when the value is not of the contract.
   */
  parse(value: unknown): Value
  /** As `parse`, without throwing. */
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: Value }
    | { readonly success: false; readonly error: { readonly issues: readonly ContractIssue[] } }
  /** What Standard Schema asks for. */
  readonly '~standard': {
    /** Of Standard Schema. */
    readonly version: 1
    /** Of the library behind it. */
    readonly vendor: string
    /** Checks a value. */
    readonly validate: (value: unknown) => StandardResult<Value> | Promise<StandardResult<Value>>
    /** For type inference only; not there at run time. */
    readonly types?: { readonly input: unknown; readonly output: Value } | undefined
  }
}
