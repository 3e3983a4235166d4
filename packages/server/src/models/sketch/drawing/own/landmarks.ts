/** Buildings and waters that have no emoji, drawn in the emoji's own 32 by 32 grid and in their flat manner. */
export const landmarks: Readonly<Record<string, string>> = {
  lighthouse: `
    <path fill="#7d7390" d="M7 32l1.5-3.4L12 27h8.6l3 1.8L25 32z"/><path fill="#998ea4" d="M8.5 28.6L12 27h8.6l-4 2.2z"/>
    <path fill="#fff6ec" d="M12.6 10h6.8l2.1 18h-11z"/>
    <path fill="#e5383b" d="M12.25 13h7.5l.36 3.1h-8.22zM11.54 19.2h8.92l.36 3.1h-9.64zM10.83 25.3h10.34l.33 2.7h-11z"/>
    <path fill="#000" opacity=".1" d="M17.4 10h2l2.1 18h-3.2z"/>
    <path fill="#533566" d="M11.2 9h9.6v1.5h-9.6z"/><path fill="#433b6b" d="M13 4.9h6V9h-6z"/>
    <path fill="#ffdd2e" d="M13.8 5.3h4.4V9h-4.4z"/><path fill="#433b6b" d="M15.7 5h.6v4h-.6z"/>
    <path fill="#e5383b" d="M16 1.2l4 3.9h-8z"/><path fill="#533566" d="M15.6.2h.8v1.6h-.8z"/>
    <rect width="1.8" height="2.4" x="15.1" y="16.5" fill="#433b6b" rx=".9"/><path fill="#6d4534" d="M14.6 28v-2.4a1.4 1.4 0 0 1 2.8 0V28z"/>`,
  windmill: `
    <path fill="#f3e3cb" d="M12 13h8l3 19H9z"/><path fill="#000" opacity=".08" d="M17.5 13H20l3 19h-4z"/>
    <path fill="#a5483f" d="M16 6.5c3.2 0 4.8 3 5 6.9H11c.2-3.9 1.8-6.9 5-6.900z"/>
    <path fill="#6d4534" d="M14 32v-4a2 2 0 0 1 4 0v4z"/><path fill="#5092ff" d="M14.7 19h2.600v3h-2.600z"/>
    <g fill="none" stroke="#8f5a36" stroke-width=".7"><path d="M16 12L5 1M16 12L27 1M16 12L5 23M16 12l11 11"/></g>
    <g fill="#fffaf0" stroke="#c9a27a" stroke-width=".3"><path d="M14.2 11.200L12 13.3.9 2.3 3 .200z" transform="translate(1.5 -.9)"/>
    <path d="M16.8 10.200l-2.1-2.100L25.7-2.900l2.1 2.100z" transform="translate(1.9 2.9)"/>
    <path d="M17.6 12.800l2.2-2.1 11 11-2.1 2.100z" transform="translate(-1.5 .9)"/>
    <path d="M15.2 13.800l2.1 2.1-11 11-2.1-2.100z" transform="translate(-1.9 -2.9)"/></g>
    <circle cx="16" cy="12" r="1.3" fill="#6d4534"/>`,
  bridge: `<g transform="translate(0 6)">
    <path fill="#b8a99a" d="M0 15Q16 10 32 15v11h-4.500c-.5-6-3.3-8.5-6-8.500s-5 2.5-5.5 8.500c-.5-6-2.8-8.5-5.5-8.500S5 20 4.5 26H0z"/>
    <path fill="#8f8175" d="M4.5 26C5 20 7.8 17.5 10.5 17.500S15.5 20 16 26h-1.300c-.5-4.8-2.2-7-4.2-7s-4.1 2.2-4.6 7zM16 26c.5-6 2.8-8.5 5.5-8.500s5.5 2.5 6 8.500h-1.300c-.5-4.8-2.7-7-4.7-7s-3.7 2.2-4.2 7z"/>
    <path fill="#d6cabd" d="M0 13.600Q16 8.6 32 13.600v2Q16 10.6 0 15.600z"/>
    <path fill="none" stroke="#9c8d7f" stroke-width=".4" d="M2 18.500h2.600M1 21.500h2.600M28 18.500h2.600M28.6 21.500h2.600M14.6 15h2.800M15 18h2"/></g>`,
  waterfall: `
    <path fill="#7d7390" d="M1 30V9l3-4 6-2 5 2 3-1 7-1 4 4 2 6v17z"/><path fill="#5f8f4d" d="M1 9l3-4 6-2 5 2 3-1 7-1 4 4 1 3-4-1-3-2-4 1-3-1-4 1-4-2-4 2z"/>
    <path fill="#665c7a" d="M1 16l5 3v11H1zM31 14l-5 5v11h5z"/>
    <path fill="#7cd2f7" d="M9 6q7-2 14 0l1 22H8z"/><path fill="#c9f0ff" d="M10.5 6h1.600l-.6 21h-2zM15 5.500h1.400l.3 21.500h-2zM20 6h1.400l1 21h-1.900z"/>
    <path fill="#4fb9ec" d="M0 29q4-2.5 8-1.2Q12 25.5 16 27q4-1.5 8 .8 4-1.3 8 1.2q-2 3-16 3T0 29z"/>
    <g fill="#fff"><circle cx="9" cy="28" r="1.6"/><circle cx="12.5" cy="28.7" r="1.9"/><circle cx="16.5" cy="28.5" r="1.7"/><circle cx="20.3" cy="28.7" r="2"/><circle cx="23.5" cy="28.1" r="1.5"/></g>`,
  'wishing-well': `
    <path fill="#8f5a36" d="M7 9h2v14H7zM23 9h2v14h-2z"/><path fill="#b5473c" d="M16 2l12 8H4z"/><path fill="#8f342d" d="M4 10h24v1.500H4z"/>
    <path fill="#6d4534" d="M9 13.500h14V15H9z"/><path fill="none" stroke="#d9b48a" stroke-width=".6" d="M16 15v4"/>
    <path fill="#a97b50" d="M14 18.500h4l-.5 3.500h-3z"/><path fill="#998ea4" d="M5 22h22v2.500H5z"/><path fill="#cdc4d6" d="M6 24.500h20l-1 7.500H7z"/>
    <path fill="none" stroke="#998ea4" stroke-width=".6" d="M6.4 28h19.200M11 24.500V28M16 24.500V28M21 24.500V28M8.5 28v4M13.5 28v4M18.5 28v4M23.5 28v4"/>`,
  'street-lamp': `
    <path fill="#433b6b" d="M15.3 9h1.400v20h-1.400z"/><path fill="#533566" d="M12.5 29h7v3h-7zM14 26h4v3h-4z"/>
    <path fill="#ffdd2e" d="M13 3.500h6L18 9h-4z"/><path fill="#533566" d="M12 3.600L16 .600l4 3zM13.5 8.600h5v1h-5z"/>
    <path fill="none" stroke="#433b6b" stroke-width=".5" d="M16 3.600V9M13.1 3.600l.9 5.400M18.9 3.600L18 9"/>`,
  igloo: `
    <path fill="#e2edf7" d="M2 30C2 17 8 9 15 9s13 8 13 21z"/><path fill="#c3d7ea" d="M20 30v-5c0-4 2-6 5-6s5 2 5 6v5z"/><path fill="#2f4a6e" d="M22.5 30v-4.500c0-2.5 1-4 2.5-4s2.5 1.5 2.5 4V30z"/>
    <path fill="none" stroke="#b3cbe2" stroke-width=".7" d="M3.5 22H20M6.5 15.500h17M9 9.500v0M11 22v8M5.5 26h14.500M8 22v4M15 26v4M16 22v4M10 15.500V22M17 15.500V22M13.5 9.500v6"/>`,
  pyramid: `
    <path fill="#e8b95c" d="M16 4L30 30H2z"/><path fill="#c9953f" d="M16 4l14 26h-9z"/>
    <path fill="none" stroke="#c9953f" stroke-width=".5" d="M12.5 10.500h5.300M9 17h9.700M5.5 23.500h14.200M15 6v4.500M12 10.500V17M15.5 17v6.500M10.5 17v6.500M8 23.500V30M13 23.500V30"/>`,
  submarine: `
    <path fill="#f3b61f" d="M12 10h7l1.5 6h-10z"/><path fill="none" stroke="#8b93a3" stroke-width="1.4" d="M15 10V5.500h4"/>
    <path fill="#ffdd2e" d="M2 19c0-3.5 4-5 9-5h10c5 0 9 2.5 9 5.500S26 25 21 25H11c-5 0-9-2.5-9-6z"/><path fill="#d99a16" d="M2.3 21c1 2.6 4.4 4 8.7 4h10c4.5 0 8.3-2.3 8.9-5-2.5 1.8-6 2-9 2H11c-3.5 0-7 0-8.7-1z"/>
    <path fill="#e5383b" d="M0 14.500l3.5 3v3L0 24z"/><g fill="#26eafc" stroke="#8b93a3"><circle cx="10" cy="18.5" r="2"/><circle cx="16.5" cy="18.5" r="2"/><circle cx="23" cy="18.5" r="2"/></g>`,
}
