/** The mark: one jack. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <circle cx="16" cy="16" r="9" fill="var(--on-accent)" fillOpacity="0.92" />
      <circle cx="16" cy="16" r="5.5" fill="var(--accent)" />
      <circle cx="16" cy="16" r="3" fill="var(--on-accent)" />
    </svg>
  );
}
