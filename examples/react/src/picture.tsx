import { type Image, isFinal } from '@picgen/sdk'

interface PictureProperties {
  image: Image
  isActive: boolean
  isCancelling: boolean
  isChoosing: boolean
  onContinue: (imageId: string) => void
  onCancel: (imageId: string) => void
  onRetry: () => void
}

/** A picture, in the place that it keeps from the moment it is asked for. */
export function Picture(properties: PictureProperties) {
  const { image } = properties
  if (!isFinal(image.status)) return <Making {...properties} />
  if (image.status === 'completed' && image.url) return <Made {...properties} url={image.url} />
  return <NotMade {...properties} />
}

function Made({ image, url, isActive, isChoosing, onContinue }: PictureProperties & { url: string }) {
  return (
    <figure className={isActive ? 'picture active' : 'picture'} style={sizeOf(image)}>
      <a href={url} target="_blank" rel="noreferrer">
        <img src={url} alt={image.prompt} width={image.width} height={image.height} />
      </a>
      <figcaption>
        {isActive ? (
          <strong>The next message builds on this</strong>
        ) : (
          <button type="button" className="quiet" disabled={isChoosing} onClick={() => onContinue(image.id)}>
            Continue with this
          </button>
        )}
        <span className="muted">
          {image.width} × {image.height}
        </span>
      </figcaption>
    </figure>
  )
}

function Making({ image, isCancelling, onCancel }: PictureProperties) {
  const { progress } = image
  const words = image.status === 'pending' ? 'Waiting its turn' : 'Drawing'
  return (
    <figure className="picture" style={sizeOf(image)}>
      <div className="canvas" style={{ aspectRatio: `${image.width} / ${image.height}` }}>
        <progress aria-label={`${words}: ${image.prompt}`} {...(progress === null ? {} : { value: progress })} />
      </div>
      <figcaption>
        <span>{progress === null ? words : `${words}, ${Math.round(progress * 100)} %`}</span>
        <button type="button" className="quiet" disabled={isCancelling} onClick={() => onCancel(image.id)}>
          {isCancelling ? 'Cancelling …' : 'Cancel'}
        </button>
      </figcaption>
    </figure>
  )
}

/** A refusal for its content is shown as what it is, not as a fault. */
function NotMade({ image, onRetry }: PictureProperties) {
  const isRefusal = image.error_code === 'content_policy'
  const words = image.status === 'cancelled' ? 'Cancelled.' : image.error_message
  return (
    <div className={isRefusal ? 'not-made refused' : 'not-made'}>
      <p>{words ?? 'This picture could not be made.'}</p>
      {!isRefusal && (
        <button type="button" className="quiet" onClick={onRetry}>
          {image.status === 'cancelled' ? 'Draw it after all' : 'Try again'}
        </button>
      )}
    </div>
  )
}

/** The same for a picture that is being made and the one that it becomes, so that nothing jumps. */
function sizeOf({ width, height }: Image) {
  return { width: `min(100%, min(60dvh, 34rem) * ${width / height})` }
}
