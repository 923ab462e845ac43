/**
 * Runs before the first paint: the colours that were chosen here last, so that a dark page does not flash white.
 * @module
 */
const chosen = localStorage.getItem('veilmesh-theme');
if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
