export default async function ranger() {
  await globalThis.rangerBasesDeTest();
}
