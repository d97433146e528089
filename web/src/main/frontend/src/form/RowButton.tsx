import { Button } from '@patternfly/react-core';

interface RowButtonProps {
  action: string;
  /** What it is about, for those who cannot see the row. */
  what: string;
  isDanger?: boolean;
  onClick: () => void;
}

/** Something that can be done with a row. */
export function RowButton({ action, what, isDanger = false, onClick }: RowButtonProps) {
  return (
    <Button variant="link" size="sm" isDanger={isDanger} aria-label={`${action} ${what}`} onClick={onClick}>
      {action}
    </Button>
  );
}
