import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface FigureProps {
  name: ReactNode;
  value: string;
  /** What the figure counts. */
  to: string;
  hint?: string | undefined;
}

/** A number that leads to what it counts. */
export function Figure({ name, value, to, hint }: FigureProps) {
  return (
    <Link to={to} className="belfry-figure">
      <span className="belfry-figure-value">{value}</span>
      <span>{name}</span>
      {hint !== undefined && <span className="belfry-subtle">{hint}</span>}
    </Link>
  );
}
