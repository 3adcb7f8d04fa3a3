/** `hedui completion`: what a shell needs to complete the words of the command, and the proposals it then asks for. */
import { fileURLToPath } from 'node:url';
import { defineCommand } from './command.ts';
import { ArgumentError } from './errors.ts';

const bin = fileURLToPath(new URL('hedui.js', import.meta.url));

/** Where `hedui` is not on the path, it becomes a function that runs this checkout's. */
const script = `command -v hedui >/dev/null || hedui() { node '${bin}' "$@"; }
_hedui() {
  local IFS=$'\\n'
  COMPREPLY=($(hedui completion propose -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _hedui hedui
`;

const scripts: Readonly<Record<string, string>> = {
  bash: script,
  zsh: `autoload -U +X bashcompinit && bashcompinit\n${script}`,
};

export const command = defineCommand<object, string[]>({
  about: `在 shell 中补全命令。Completes hedui in your shell: eval "$(npx hedui completion bash)"`,
  parameters: {
    positional: {
      kind: 'array',
      parameter: { placeholder: 'SHELL', parse: String, brief: Object.keys(scripts).join(', ') },
      minimum: 1,
    },
  },
  async run(_flags, shell = '', ...words) {
    const text = shell === 'propose' ? (await this.propose(words)).join('\n') : scripts[shell];
    if (text === undefined) throw new ArgumentError(`没有此 shell 的补全 there is none for ${shell}`);
    process.stdout.write(`${text}\n`);
    return 0;
  },
});
