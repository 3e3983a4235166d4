/** Things and figures that have no emoji, drawn in the emoji's own 32 by 32 grid and in their flat manner. */
export const things: Readonly<Record<string, string>> = {
  snowman: `
    <path fill="none" stroke="#433b6b" stroke-width="1.1" stroke-linecap="round" d="M8 19.500L4 16M6 17.700l-.2-2.500M6 17.700H3.600M23.500 19.500l4-3.500M25.500 17.700l.2-2.500M25.500 17.700h2.400"/>
    <path fill="#b4acbc" d="M15.700 3.400a8 8 0 0 1 6.900 12A10.600 10.600 0 0 1 26.800 23c0 5.800-4.500 8-11.100 8s-11.100-2.200-11.100-8a10.600 10.600 0 0 1 4.200-7.600 8 8 0 0 1 6.900-12z"/>
    <path fill="#fff" d="M15.700 4.400a7 7 0 0 1 5.500 11.300A9.800 9.800 0 0 1 25.800 23c0 5-3.900 7-10.100 7s-10.100-2-10.100-7a9.800 9.800 0 0 1 4.600-7.300 7 7 0 0 1 5.500-11.300z"/>
    <path fill="#ff6723" d="M15.500 10.600l5 .5a.4.400 0 0 1 0 .800l-5 .5a.9.900 0 0 1 0-1.800z"/>
    <g fill="#433b6b"><circle cx="13.400" cy="9" r=".9"/><circle cx="18" cy="9" r=".9"/><circle cx="15.700" cy="19.500" r=".9"/><circle cx="15.700" cy="22.700" r=".9"/><circle cx="15.700" cy="25.900" r=".9"/></g>
    <path fill="none" stroke="#433b6b" stroke-width=".7" stroke-linecap="round" d="M13.200 13.500q2.500 1.700 5 0"/>`,
  campfire: `
    <path fill="#ff822d" d="M16 2c1 4.5 7.5 8 7.5 15.5 0 5-3 8.5-7.5 8.500s-7.5-3.5-7.5-8c0-4 2-6 3-8.5.7 1.7 1 2.5 2 3.500C15 10.5 16.3 7 16 2z"/>
    <path fill="#ffb02e" d="M16 10c.5 3 4 5 4 9.5 0 3.5-1.7 5.5-4 5.500s-4-2-4-4.800c0-2.2 1-3.2 1.7-4.7.3.9.6 1.2 1.1 1.8.8-1.8 1.4-4.3 1.2-7.300z"/>
    <path fill="#fff3b8" d="M16 17c.3 1.5 2 2.5 2 4.8 0 1.8-.8 2.9-2 2.900s-2-1.1-2-2.700c0-1.9 1.6-3 2-5z"/>
    <path stroke="#8f5a36" stroke-width="3.2" stroke-linecap="round" d="M6 29.500l20-5"/><path stroke="#6d4534" stroke-width="3.2" stroke-linecap="round" d="M6 24.500l20 5"/>
    <circle cx="6" cy="24.5" r="1.1" fill="#d9b48a"/><circle cx="6" cy="29.5" r="1.1" fill="#d9b48a"/>`,
  bench: `
    <path fill="#433b6b" d="M4 12h2v20H4zM26 12h2v20h-2z"/>
    <path fill="#a97b50" d="M2 11h28v3.200H2zM2 15.600h28v3.200H2z"/><path fill="#c08c5c" d="M1 22h30v2.200H1z"/><path fill="#8f5a36" d="M1 24.200h30v1.600H1z"/>`,
  fence: `
    <path fill="#d3d3d3" d="M0 19h32v2.600H0zM0 26h32v2.600H0z"/>
    <g fill="#fff"><path d="M1 17.500l2.2-3 2.2 3V32H1z"/><path d="M7.4 17.500l2.2-3 2.2 3V32H7.400z"/><path d="M13.8 17.500l2.2-3 2.2 3V32h-4.400z"/><path d="M20.2 17.500l2.2-3 2.2 3V32h-4.400z"/><path d="M26.6 17.500l2.2-3 2.2 3V32h-4.400z"/></g>`,
  'watering-can': `
    <path fill="none" stroke="#1f8f88" stroke-width="2" d="M11 13.500C11 7 3.5 7 3.5 14.500c0 4 1.5 6 4.5 7"/>
    <path fill="#2bb8b0" d="M7.5 13h13l1.5 14a1.5 1.5 0 0 1-1.5 1.500h-13A1.5 1.5 0 0 1 6 27z"/><path fill="#1f8f88" d="M7.5 13h13l.2 2H7.300z"/>
    <path fill="#2bb8b0" d="M20.5 22.500L27 13l1.8 1.2-6.6 12z"/><path fill="#1f8f88" d="M25 10.600l6 4.2-1 1.5-6-4.200z"/>
    <g fill="#5b8def"><path d="M28.8 19c.9 1.3 1.2 1.8 1.2 2.500a1.2 1.2 0 0 1-2.4 0c0-.7.3-1.2 1.2-2.500zM31 23.500c.8 1.2 1.1 1.7 1.1 2.300a1.1 1.1 0 0 1-2.2 0c0-.6.3-1.1 1.1-2.300zM27.9 25c.9 1.3 1.2 1.8 1.2 2.500a1.2 1.2 0 0 1-2.4 0c0-.7.3-1.2 1.2-2.500zM30.5 28.500c.8 1.2 1.1 1.7 1.1 2.300a1.1 1.1 0 0 1-2.2 0c0-.6.3-1.1 1.1-2.300z"/></g>`,
  'chess-table': `
    <path fill="#6d4534" d="M5 20h2.500l1.5 12H6.500zM27 20h-2.500L23 32h2.500z"/><path fill="#8f5a36" d="M1 17h30v3.400H1z"/><path fill="#a97b50" d="M4 13.500h24l3 3.500H1z"/>
    <path fill="#fff3dc" d="M7.5 14h17l1.5 2.600H6z"/><path fill="#533566" d="M9.6 14h2.100l-.2 1.300H9.100zM13.9 14H16v1.300h-2.200zM18.2 14h2.100l.3 1.300h-2.400zM11.4 15.300h2.400l-.1 1.300h-2.600zM16 15.300h2.200l.2 1.300H16zM20.6 15.300h2.500l.7 1.300h-2.900zM22.5 14h2l.7 1.300h-2.300zM6.9 15.300h2.200l-.6 1.300H6z"/>
    <g fill="#3a3442"><circle cx="10.5" cy="8.7" r="1.3"/><path d="M9.3 14.500l.7-5h1l.7 5zM13.8 14.500l.3-6.5-.6-1.500h.8l.4.6.4-.6h.8l-.6 1.5.3 6.500z"/></g>
    <g fill="#fffaf0" stroke="#b9a78e" stroke-width=".25"><path d="M20.6 15l.7-5.500h1l.7 5.500z"/><circle cx="21.8" cy="8.7" r="1.3"/><path d="M17 15l.5-6c-.8-1.2 0-2.8 1-3 .3 1 1.5 1.3 1.3 2.800l-.8.2.8 6z"/></g>`,
  surfboard: `<path fill="#2bb8b0" d="M16 0c5 4 7 11 7 17s-2 12-4.5 15h-5C11 29 9 23 9 17S11 4 16 0z"/><path fill="#fff3dc" d="M15 1.500h2V32h-2z"/><path fill="#ff8a1f" d="M9.2 20q6.8 3 13.6 0l-.5 3.200q-6.3 2.8-12.6 0z"/>`,
  scarecrow: `
    <path fill="#8f5a36" d="M15.2 13h1.600v19h-1.600z"/><path fill="#d9b04a" d="M0 13.500l4-1v4l-4 .8 1.5-2zM32 13.500l-4-1v4l4 .8-1.5-2z"/>
    <path fill="#c9483f" d="M4 12.300l8.5-.800h7l8.5.800v4.200l-7 .3.5 8.200h-11l.5-8.2-7-.300z"/>
    <path fill="none" stroke="#8f2f2a" stroke-width=".6" d="M11 19h10M11 22h10.200M14 12v13M18 12v13M7 12.200v4M25 12.200v4"/>
    <path fill="#3f5f9e" d="M10.5 24.500h11L22 30h-5l-1-3-1 3h-5z"/><path fill="#ffdd2e" d="M17.5 20h3v3h-3z"/>
    <path fill="#d9b04a" d="M10 30h5l-.5 1.8-1-.8-1 1-1.2-1zM17 30h5l-.3 2-1-1-1.2.8-1-.8z"/>
    <circle cx="16" cy="8" r="4.6" fill="#f0cf8e"/><path fill="#d9b04a" d="M11.5 7l-1.7 4.5 2-.8.3 1.7 1-2zM20.5 7l1.7 4.5-2-.8-.3 1.7-1-2z"/>
    <path fill="#8f5a36" d="M8 5.600h16v1.500H8z"/><path fill="#a97b50" d="M12 5.600L15.5 0l1 1.500L20 5.600z"/><path fill="#c9483f" d="M11.7 4.600h8.600v1.100h-8.600z"/>
    <circle cx="14.3" cy="8.4" r=".7" fill="#3a3442"/><circle cx="17.7" cy="8.4" r=".7" fill="#3a3442"/><path fill="#ff8a1f" d="M16 8.800l1 1.600h-2z"/>
    <path fill="none" stroke="#3a3442" stroke-width=".5" stroke-linecap="round" d="M13.8 10.600q2.2 1.6 4.4 0"/>`,
  knight: `
    <path fill="#c9483f" d="M16.5 0c3 0 5 1.5 5.5 4l-3-1-3.5.500z"/>
    <path fill="#8b93a3" d="M12 23h3.600v8H11zM16.4 23H20l1 8h-4.600z"/><path fill="#6d7485" d="M10 30h5.600v2H10zM16.4 30H22v2h-5.600z"/>
    <path fill="#c9d0d8" d="M10.5 13h11l1 11h-13z"/><path fill="#2f62c9" d="M13 13.500h6l.6 11.500h-7.200z"/><path fill="#f3b61f" d="M15.4 15h1.200v2.200H19v1.200h-2.400v3.600h-1.200v-3.600H13v-1.200h2.400z"/>
    <path fill="#aab2c0" d="M7 13.500c1-1.5 3.5-1.8 4.5-.5l-1 9H7zM25 13.500c-1-1.5-3.5-1.8-4.5-.5l1 9H25z"/>
    <path fill="#c9d0d8" d="M11 4.500Q16 .5 21 4.500v8q-5 2.8-10 0z"/><path fill="#3a3442" d="M12 6.800h8v1.700h-8z"/><path fill="#8b93a3" d="M15.6 3h.8v10.300h-.8zM13 10h1v1.600h-1zM18 10h1v1.600h-1z"/>
    <path fill="#e6e9ee" d="M26.6 5l1.4-2.600L29.4 5v13h-2.800z"/><path fill="#f3b61f" d="M24.8 18h6.400v1.400h-6.400z"/><path fill="#6d4534" d="M27.2 19.400h1.600v3.600h-1.600z"/><circle cx="25.8" cy="20.6" r="1.9" fill="#8b93a3"/>
    <path fill="#c9483f" d="M1.5 14.500q4-1.8 8 0V21q-.5 4-4 6-3.5-2-4-6z"/><path fill="#fff3dc" d="M4.9 14h1.200v12.500h-1.200zM1.6 18.500h7.800v1.200H1.600z"/>`,
  'firework-bursts': `
    <path stroke="#ff5c8a" stroke-width="1" stroke-linecap="round" d="M14.3 12.0L20.5 12.0M13.7 14.0L18.7 17.6M12 15.2L13.9 21.0M10 15.2L8.1 21.0M8.3 14.0L3.3 17.6M7.7 12.0L1.5 12.0M8.3 10.0L3.3 6.4M10 8.8L8.1 3.0M12 8.8L13.9 3.0M13.7 10.0L18.7 6.4"/><circle cx="17.5" cy="14.1" r=".5" fill="#fff"/><circle cx="15" cy="17.5" r=".5" fill="#fff"/><circle cx="11" cy="18.8" r=".5" fill="#fff"/><circle cx="7" cy="17.5" r=".5" fill="#fff"/><circle cx="4.5" cy="14.1" r=".5" fill="#fff"/><circle cx="4.5" cy="9.9" r=".5" fill="#fff"/><circle cx="7" cy="6.5" r=".5" fill="#fff"/><circle cx="11" cy="5.2" r=".5" fill="#fff"/><circle cx="15" cy="6.5" r=".5" fill="#fff"/><circle cx="17.5" cy="9.9" r=".5" fill="#fff"/>
    <path stroke="#ffdd2e" stroke-width="1" stroke-linecap="round" d="M25.9 9.0L30.5 9.0M25.5 10.4L29.2 13.1M24.3 11.3L25.7 15.7M22.7 11.3L21.3 15.7M21.5 10.4L17.8 13.1M21.1 9.0L16.5 9.0M21.5 7.6L17.8 4.9M22.7 6.7L21.3 2.3M24.3 6.7L25.7 2.3M25.5 7.6L29.2 4.9"/><circle cx="28.3" cy="10.6" r=".5" fill="#fff"/><circle cx="26.5" cy="13.1" r=".5" fill="#fff"/><circle cx="23.5" cy="14" r=".5" fill="#fff"/><circle cx="20.5" cy="13.1" r=".5" fill="#fff"/><circle cx="18.7" cy="10.6" r=".5" fill="#fff"/><circle cx="18.7" cy="7.4" r=".5" fill="#fff"/><circle cx="20.5" cy="4.9" r=".5" fill="#fff"/><circle cx="23.5" cy="4" r=".5" fill="#fff"/><circle cx="26.5" cy="4.9" r=".5" fill="#fff"/><circle cx="28.3" cy="7.4" r=".5" fill="#fff"/>
    <path stroke="#5be3f0" stroke-width="1" stroke-linecap="round" d="M24.1 23.0L29 23.0M23.6 24.5L27.6 27.4M22.3 25.5L23.8 30.1M20.7 25.5L19.2 30.1M19.4 24.5L15.4 27.4M18.9 23.0L14 23.0M19.4 21.5L15.4 18.6M20.7 20.5L19.2 15.9M22.3 20.5L23.8 15.9M23.6 21.5L27.6 18.6"/><circle cx="26.6" cy="24.7" r=".5" fill="#fff"/><circle cx="24.7" cy="27.4" r=".5" fill="#fff"/><circle cx="21.5" cy="28.4" r=".5" fill="#fff"/><circle cx="18.3" cy="27.4" r=".5" fill="#fff"/><circle cx="16.4" cy="24.7" r=".5" fill="#fff"/><circle cx="16.4" cy="21.3" r=".5" fill="#fff"/><circle cx="18.3" cy="18.6" r=".5" fill="#fff"/><circle cx="21.5" cy="17.6" r=".5" fill="#fff"/><circle cx="24.7" cy="18.6" r=".5" fill="#fff"/><circle cx="26.6" cy="21.3" r=".5" fill="#fff"/>`,
  'hot-air-balloon': `
    <path fill="#e5383b" d="M16 1c6.5 0 11 4.5 11 10.5 0 5-4.5 8.5-7.5 12h-7C9.5 20 5 16.5 5 11.5 5 5.5 9.5 1 16 1z"/>
    <path fill="#ffdd2e" d="M16 1c-4.5 0-7 4.5-7 10.5 0 5 2.5 8.5 4.2 12h5.600c1.7-3.5 4.2-7 4.2-12C23 5.5 20.5 1 16 1z"/>
    <path fill="#2f7fe0" d="M16 1c-2 0-3.5 4.5-3.5 10.5 0 5 1.2 8.5 2 12h3c.8-3.5 2-7 2-12C19.5 5.5 18 1 16 1z"/>
    <path fill="none" stroke="#6d4534" stroke-width=".6" d="M12.8 23.500l.9 3.500M19.2 23.500l-.9 3.5"/><path fill="#a97b50" d="M13 27h6l-.6 4.500h-4.800z"/><path fill="#6d4534" d="M12.6 26.600h6.800v1.200h-6.800z"/>`,
}
