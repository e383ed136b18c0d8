/** For the plain TypeScript compiler, which can't read .astro files; `astro check` does, and knows their props. */
declare module '*.astro' {
  const component: (props: never) => unknown;
  export default component;
}
