type Status = number | string;

/** True when a status is one of those that are accepted: `404`, `2xx` or `200-299`. */
export function isAccepted(status: number, accept: Status | Status[]): boolean {
  return (Array.isArray(accept) ? accept : [accept]).some((wanted) => {
    const text = String(wanted);
    if (text.endsWith('xx')) return Math.floor(status / 100) === Number(text[0]);
    const [from, to = from] = text.split('-').map(Number);
    return from !== undefined && to !== undefined && status >= from && status <= to;
  });
}
