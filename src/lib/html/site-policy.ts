/**
 * The content security policy of our pages: everything they may load comes from the site itself. `script` of type
 * application/ld+json is data, which a policy does not concern (HTML standard, "prepare the script element").
 */
export const SITE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
