import { Label } from '@patternfly/react-core';
import { Link } from 'react-router';
import { texts } from '../texts';
import type { Flaw } from './rules';

interface FlawsProps {
  flaws: Flaw[];
  /** The page that shows the file, at which each is mended. */
  pageOf: (flaw: Flaw) => string;
}

/** What is wrong, each where it is and with how to mend it. */
export function Flaws({ flaws, pageOf }: FlawsProps) {
  return (
    <ul className="belfry-rows">
      {flaws.map((flaw) => (
        <li key={`${flaw.file} ${flaw.line} ${flaw.field} ${flaw.reason}`}>
          <Label isCompact color={flaw.grade === 'error' ? 'red' : 'orange'}>
            {flaw.grade}
          </Label>
          <Link to={pageOf(flaw)}>
            {flaw.file}
            {flaw.line > 0 && `:${flaw.line}`}
          </Link>
          <span>{sentence(flaw)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What is wrong and how to mend it, for people. */
export function sentence({ field, reason, remedy }: Flaw): string {
  const what = field === null || field === '' ? reason : `${field} ${reason}`;
  return `${what}. ${remedy}`;
}

/** Whether there are errors, and how many warnings. */
export function summaryOf(flaws: readonly Flaw[]): string {
  const errors = flaws.filter(({ grade }) => grade === 'error').length;
  return texts.packages.files.wrong(errors, flaws.length - errors);
}
