/**
 * `import url from './x.worker.ts?worker'`: where the bundler puts a worker.
 * @module
 */
declare module '*?worker' {
  const url: string;
  // biome-ignore lint/style/noDefaultExport: that is how it is imported
  export default url;
}
