const PROMPTS = [
  'A cat in a yellow raincoat',
  'A lighthouse above a stormy sea at dusk',
  'Two penguins with a red balloon',
]

/** An empty conversation: what can be done here, in a sentence, and three ways to begin. */
export function Welcome({ onChoose }: { onChoose: (prompt: string) => void }) {
  return (
    <section className="welcome">
      <h2>What shall we draw?</h2>
      <p className="muted">
        Say what you see. Then say what should be different: every picture builds on the one before.
      </p>
      <ul>
        {PROMPTS.map((prompt) => (
          <li key={prompt}>
            <button type="button" onClick={() => onChoose(prompt)}>
              {prompt}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
