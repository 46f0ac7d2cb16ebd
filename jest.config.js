// What tools print is compared to the letter: colours, which a CI server or a terminal asks for, are not part of it.
process.env.NO_COLOR = '1';
delete process.env.FORCE_COLOR;

/** Tests mirror the folders that they test. */
module.exports = {
  // What is tested is loaded once for all files of a worker.
  testEnvironment: '<rootDir>/test/jest/environment.js',
  runtime: '<rootDir>/test/jest/runtime.js',
  testSequencer: '<rootDir>/test/jest/sequencer.js',
  // Nothing else runs meanwhile: Jest leaves one processor free.
  maxWorkers: '100%',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // The grammars are published as ES modules.
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [
    '/node_modules/(?!(@grafana/lezer-|@prometheus-io/|@lezer/|@codemirror/|@marijn/|style-mod|w3c-keyname|crelt))',
  ],
  // What `init` writes imports the package by its name.
  moduleNameMapper: { '^lgtm-cdk8s$': '<rootDir>/constructs', '^yaml$': '<rootDir>/test/jest/yaml.js' },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
};
