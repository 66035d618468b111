/** Builds the demo into demo/dist: what `npm start` serves and the journeys test. */
import { build } from "vite"

await build({ logLevel: "warn" })
