/** Vite puts the styles that a module imports into the built page. */
declare module "*.css"
