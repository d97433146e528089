import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml, yamlFrontmatter } from '@codemirror/lang-yaml';
import {
  defineLanguageFacet,
  HighlightStyle,
  Language,
  LanguageSupport,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { parser as markdown } from '@lezer/markdown';
import { sentence } from '../Flaws';
import type { Flaw } from '../rules';
import { bySchema } from './complete';
import type { Schema } from './schema';

interface Settings {
  label: string;
  start: string;
  kind: 'runbook' | 'yaml' | 'text';
  isReadOnly: boolean;
  onChange: (written: string) => void;
}

const LINK = 'var(--pf-t--global--text--color--link--default)';
const SUBTLE = 'var(--pf-t--global--text--color--subtle)';
const REGULAR = 'var(--pf-t--global--text--color--regular)';
const FLOATING = 'var(--pf-t--global--background--color--floating--default)';
const BORDER = '1px solid var(--pf-t--global--border--color--default)';

/** The colours are those of the page, light or dark. */
const LOOK = EditorView.theme({
  '&': {
    color: REGULAR,
    backgroundColor: 'var(--pf-t--global--background--color--primary--default)',
    border: BORDER,
    fontSize: '0.875rem',
  },
  '&.cm-focused': { outline: '2px solid var(--pf-t--global--border--color--brand--default)' },
  '.cm-scroller': {
    fontFamily: 'var(--pf-t--global--font--family--mono)',
    minHeight: '16rem',
  },
  '.cm-content': { caretColor: REGULAR },
  '.cm-cursor': { borderLeftColor: REGULAR },
  '.cm-gutters': {
    color: SUBTLE,
    backgroundColor: 'var(--pf-t--global--background--color--secondary--default)',
    borderRight: BORDER,
  },
  '.cm-tooltip': { color: REGULAR, backgroundColor: FLOATING, border: BORDER },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: 'var(--pf-t--global--text--color--on-brand--default)',
    backgroundColor: 'var(--pf-t--global--color--brand--default)',
  },
});

const COLOURS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: LINK },
  { tag: [tags.comment, tags.meta, tags.processingInstruction], color: SUBTLE },
  { tag: tags.heading, fontWeight: 'bold' },
  { tag: tags.strong, fontWeight: 'bold' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: [tags.link, tags.url], color: LINK },
]);

function languageOf(kind: Settings['kind']): Extension {
  switch (kind) {
    case 'runbook':
      return yamlFrontmatter({
        content: new LanguageSupport(new Language(defineLanguageFacet(), markdown, [], 'markdown')),
      });
    case 'yaml':
      return yaml();
    default:
      return [];
  }
}

/**
 * A text that somebody writes. It stands in a shadow root: there its styles are adopted, which the content security
 * policy allows, where it forbids an element with styles.
 */
export class Writing {
  schema: Schema | undefined;
  private readonly view: EditorView;
  private shown = '';

  constructor(host: HTMLElement, settings: Settings) {
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    const parent = document.createElement('div');
    root.replaceChildren(parent);
    this.view = new EditorView({
      root,
      parent,
      state: EditorState.create({ doc: settings.start, extensions: this.extensions(settings) }),
    });
  }

  private extensions({ label, kind, isReadOnly, onChange }: Settings): Extension {
    return [
      lineNumbers(),
      lintGutter(),
      history(),
      EditorView.lineWrapping,
      LOOK,
      syntaxHighlighting(COLOURS),
      languageOf(kind),
      autocompletion({ override: [bySchema(() => this.schema)], icons: false }),
      // Tab stays the way out, for those who have no mouse.
      keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorState.readOnly.of(isReadOnly),
      EditorView.contentAttributes.of({
        'aria-label': label,
        ...(isReadOnly && { 'aria-readonly': 'true' }),
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          onChange(update.state.doc.toString());
        }
      }),
    ];
  }

  /** Marks what is wrong at its line. */
  show(flaws: readonly Flaw[]): void {
    const marks = flaws.filter(({ line }) => line > 0);
    const now = JSON.stringify([marks, this.view.state.doc.lines]);
    if (now === this.shown) {
      return;
    }
    this.shown = now;
    const { doc } = this.view.state;
    const diagnostics = marks.map((flaw): Diagnostic => {
      const { from, to } = doc.line(Math.min(flaw.line, doc.lines));
      const severity = flaw.grade === 'error' ? 'error' : 'warning';
      return { from, to, severity, message: sentence(flaw) };
    });
    this.view.dispatch(setDiagnostics(this.view.state, diagnostics));
  }

  /** Goes to a line, and lets somebody write there. */
  jumpTo(line: number): void {
    const { doc } = this.view.state;
    const { to } = doc.line(Math.min(line, doc.lines));
    this.view.dispatch({ selection: { anchor: to }, scrollIntoView: true });
    this.view.focus();
  }

  end(): void {
    this.view.destroy();
  }
}
