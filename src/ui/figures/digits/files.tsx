/** A network out as a file and in from one. A pure view. */
import type { VNode } from 'preact';

export interface FilesState {
  /** What came of the last save. */
  saved: string;
  /** What was found in the last file. */
  loaded: string;
  failed: 'save' | 'load' | undefined;
  /** Something is under way. */
  busy: boolean;
}

export const NOTHING: FilesState = { saved: '', loaded: '', failed: undefined, busy: false };

/** By the word that the input takes: what the button says. */
export const FORMATS: readonly (readonly [string, string])[] = [['json', 'JSON'], ['onnx', 'ONNX']];

export function FilesView({ saved, loaded, failed, busy }: FilesState): VNode {
  return (
    <div class="network-files needs-script">
      <div class="network-file">
        <span class="network-file-words">Save the trained network as</span>
        <span class="network-file-actions">
          {FORMATS.map(([word, name]) => <button type="button" key={word} data-save={word} disabled={busy}>{name}</button>)}
        </span>
        <p role="status" data-failed={failed === 'save' ? '' : undefined}>{saved}</p>
      </div>
      <div class="network-file">
        <label class="network-file-words" for="network-file">Test a network from a file</label>
        <input id="network-file" type="file" accept=".json,.onnx,application/json" disabled={busy} />
        <p role="status" data-failed={failed === 'load' ? '' : undefined}>{loaded}</p>
      </div>
    </div>
  );
}
