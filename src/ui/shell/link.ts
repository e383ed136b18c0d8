/** The address of a page of this site, under whatever base it is served. */
export function pageUrl(slug = ''): string {
  const base = import.meta.env.BASE_URL;
  const root = base.endsWith('/') ? base : `${base}/`;
  return slug === '' ? root : `${root}${slug}/`;
}
