import type { Image, ImageLife } from '@picgen/sdk'

interface PictureProperties {
  life: ImageLife
  activeImageId: string | null
  isChoosing: boolean
  onContinue: (imageId: string) => void
  onCancel: (imageId: string) => void
  onRetry: () => void
}

/** A picture, in the place that it keeps from the moment it is asked for. Every state that it can be in is here. */
export function Picture({ life, activeImageId, isChoosing, onContinue, onCancel, onRetry }: PictureProperties) {
  switch (life.status) {
    case 'waiting':
      return <Making image={life.image} words="Waiting its turn" onCancel={onCancel} />
    case 'making':
      return <Making image={life.image} words="Drawing" progress={life.progress} onCancel={onCancel} />
    case 'cancelling':
      return <Making image={life.image} words="Cancelling …" />
    case 'completed':
      return (
        <Made
          image={life.image}
          isActive={life.image.id === activeImageId}
          isChoosing={isChoosing}
          onContinue={onContinue}
        />
      )
    case 'failed':
      return <NotMade words={life.message} action="Try again" onAction={onRetry} />
    case 'refused':
      // Refused for its content, which is no fault: asking again would change nothing.
      return <NotMade words={life.message} />
    case 'cancelled':
      return <NotMade words="Cancelled." action="Draw it after all" onAction={onRetry} />
    case 'deleted':
      return <NotMade words="This picture was deleted." />
  }
}

interface MadeProperties extends Pick<PictureProperties, 'isChoosing' | 'onContinue'> {
  image: Image
  isActive: boolean
}

function Made({ image, isActive, isChoosing, onContinue }: MadeProperties) {
  const url = image.url ?? undefined
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

interface MakingProperties {
  image: Image
  words: string
  /** 0 to 1; null where the model tells none. */
  progress?: number | null
  onCancel?: (imageId: string) => void
}

function Making({ image, words, progress = null, onCancel }: MakingProperties) {
  return (
    <figure className="picture" style={sizeOf(image)}>
      <div className="canvas" style={{ aspectRatio: `${image.width} / ${image.height}` }}>
        <progress aria-label={`${words}: ${image.prompt}`} {...(progress === null ? {} : { value: progress })} />
      </div>
      <figcaption>
        <span>{progress === null ? words : `${words}, ${Math.round(progress * 100)} %`}</span>
        {onCancel && (
          <button type="button" className="quiet" onClick={() => onCancel(image.id)}>
            Cancel
          </button>
        )}
      </figcaption>
    </figure>
  )
}

function NotMade({ words, action, onAction }: { words: string; action?: string; onAction?: () => void }) {
  return (
    <div className="not-made">
      <p>{words}</p>
      {action && (
        <button type="button" className="quiet" onClick={onAction}>
          {action}
        </button>
      )}
    </div>
  )
}

/** The same for a picture that is being made and the one that it becomes, so that nothing jumps. */
function sizeOf({ width, height }: Image) {
  return { width: `min(100%, min(60dvh, 34rem) * ${width / height})` }
}
