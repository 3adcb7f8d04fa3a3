/**
 * The fixed words of an explanation are no behaviour: a mutant of `say('停用', 'off')` tells nothing about the domain.
 * Sentences that are built from data, `say(`${amount} 元`, …)`, are mutated as anything else.
 */
const ignoreWords = {
  shouldIgnore(path) {
    if (!path.isStringLiteral()) return undefined;
    const call = path.findParent((parent) => parent.isCallExpression());
    const spoken = call?.node.callee.type === 'Identifier' && call.node.callee.name === 'say';
    return spoken ? 'words of an explanation' : undefined;
  },
};

export const strykerPlugins = [{ kind: 'Ignore', name: 'words', value: ignoreWords }];
