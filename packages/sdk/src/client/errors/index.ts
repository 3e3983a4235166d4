export * from './answer-errors.js'
export * from './client-errors.js'
export { isTransientError } from './is-transient.js'
export {
  type ClientErrorCode,
  type FieldError,
  isPicGenError,
  PicGenError,
  type PicGenErrorCode,
  type PicGenErrorDetails,
  type PicGenErrorKind,
} from './picgen-error.js'
