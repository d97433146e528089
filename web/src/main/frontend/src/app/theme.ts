const DARK = 'pf-v6-theme-dark';
const STORED = 'belfry-theme';

function show(dark: boolean): void {
  document.documentElement.classList.toggle(DARK, dark);
}

/** Follows the system until somebody chooses. */
export function followTheme(): void {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const chosen = localStorage.getItem(STORED);
    show(chosen === null ? system.matches : chosen === 'dark');
  };
  system.addEventListener('change', apply);
  apply();
}

export function toggleTheme(): void {
  const dark = !document.documentElement.classList.contains(DARK);
  localStorage.setItem(STORED, dark ? 'dark' : 'light');
  show(dark);
}
