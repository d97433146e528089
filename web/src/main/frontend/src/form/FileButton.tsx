import { Button } from '@patternfly/react-core';
import { useRef } from 'react';

interface FileButtonProps {
  label: string;
  /** Endings and media types, as the element takes them. */
  accept: string;
  variant?: 'primary' | 'secondary' | 'link';
  onChoose: (file: File) => void;
}

/** Asks for a file; the same one can be chosen again. */
export function FileButton({ label, accept, variant = 'primary', onChoose }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file !== undefined) {
            onChoose(file);
          }
          currentTarget.value = '';
        }}
      />
      <Button variant={variant} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}
