/**
 * The fixed words of an explanation are no behaviour: a mutant of `say('停用', 'off')` tells nothing about the domain.
 * Sentences that are built from data, `say(`${amount} 元`, …)`, are mutated as anything else.
 * Nor is what a module brings to the sample county, which has tests of its own outside the domain.
 */
const ignoreWords = {
  shouldIgnore(path) {
    const sample = path.findParent((parent) => parent.isVariableDeclarator());
    if (sample?.node.id.name === 'sample') return 'rows of the sample county';
    if (!path.isStringLiteral()) return undefined;
    const call = path.findParent((parent) => parent.isCallExpression());
    const spoken = call?.node.callee.type === 'Identifier' && call.node.callee.name === 'say';
    return spoken ? 'words of an explanation' : undefined;
  },
};

export const strykerPlugins = [{ kind: 'Ignore', name: 'words', value: ignoreWords }];
