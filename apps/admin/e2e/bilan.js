/** Last line of the run: what the root's test command adds up. */
export default class Bilan {
  onRunComplete(_contextes, { numPassedTests, numFailedTests, numFailedTestSuites, testResults }) {
    // A file that could not even be loaded counts as a failure.
    const illisibles = testResults.filter((f) => f.testExecError).length;
    const echecs =
      numFailedTests + (numFailedTests > 0 ? 0 : Math.max(illisibles, numFailedTestSuites));
    process.stdout.write(`${numPassedTests} passed, ${echecs} failed\n`);
  }
}
