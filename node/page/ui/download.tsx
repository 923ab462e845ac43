/**
 * A file of the gateway's: a plain link, or where a token is needed, which links do not send, fetched and then handed over.
 * @module
 */
import { apiFetch, hasToken } from '../api.ts';

interface DownloadProps {
  readonly href: string;
  readonly name: string;
  readonly children: string;
}

export const Download = ({ href, name, children }: DownloadProps) => (
  <a
    href={href}
    download={name}
    onClick={(event) => {
      if (!hasToken()) return;
      event.preventDefault();
      void save(href, name);
    }}
  >
    {children}
  </a>
);

async function save(href: string, name: string): Promise<void> {
  const url = URL.createObjectURL(await (await apiFetch(href)).blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
