import type { StudioSession } from '@picgen/sdk'
import type { PicGenStudio } from '@picgen/widget'
import type {} from '@picgen/widget/react'
import { useRef, useState } from 'react'

/** Never run: the type checker reads it, as it reads a page that somebody writes with React. */
export function Page({ session }: { session: StudioSession }) {
  const studio = useRef<PicGenStudio>(null)
  const [conversation, setConversation] = useState<string | null>(null)
  return (
    <main>
      <picgen-studio
        ref={studio}
        api="https://pictures.example.com"
        className="studio"
        style={{ '--picgen-accent': 'teal', height: '100%' }}
        theme="dark"
        conversation={conversation}
        getToken={async () => 'token'}
        onpicgen-conversation-change={({ conversationId, target }) => {
          setConversation(conversationId)
          target.focus()
        }}
        onpicgen-send={({ content }) => console.log(content.trim())}
      />
      <picgen-studio session={session} />
      <picgen-composer onClick={() => studio.current?.startNew()} />
    </main>
  )
}

export const mistakes = [
  // @ts-expect-error There is no such attribute.
  <picgen-studio key="1" apii="https://pictures.example.com" />,
  // @ts-expect-error There is no such theme.
  <picgen-studio key="2" theme="black" />,
  // @ts-expect-error This event carries no such field.
  <picgen-studio key="3" onpicgen-send={({ imageId }) => imageId} />,
  // @ts-expect-error A part is no element for a page.
  <picgen-notice key="4" />,
]
