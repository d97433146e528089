import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import type { Flaw } from '../rules';
import { Writing } from './Writing';
import type { Schema } from './schema';

interface EditorProps {
  label: string;
  /** What it begins with; what is written afterwards is the editor's own. */
  start: string;
  kind: 'runbook' | 'yaml' | 'text';
  schema: Schema | undefined;
  /** With their lines. */
  flaws: Flaw[];
  isReadOnly: boolean;
  /** Where the way to a line is hung. */
  jump: RefObject<((line: number) => void) | null>;
  onChange: (written: string) => void;
}

/** Where text is written. It is loaded when somebody first does. */
export default function Editor(props: EditorProps) {
  const { label, start, kind, schema, flaws, isReadOnly, jump, onChange } = props;
  const host = useRef<HTMLDivElement>(null);
  const writing = useRef<Writing | null>(null);
  const changed = useEffectEvent(onChange);

  useEffect(() => {
    const now = new Writing(host.current as HTMLDivElement, {
      label,
      start,
      kind,
      isReadOnly,
      onChange: (written) => changed(written),
    });
    writing.current = now;
    jump.current = (line) => now.jumpTo(line);
    return () => {
      now.end();
      writing.current = null;
      jump.current = null;
    };
  }, [label, start, kind, isReadOnly, jump]);

  useEffect(() => {
    if (writing.current !== null) {
      writing.current.schema = schema;
    }
  }, [schema, start]);

  useEffect(() => {
    writing.current?.show(flaws);
  });

  return <div ref={host} className="belfry-editor-host" />;
}
