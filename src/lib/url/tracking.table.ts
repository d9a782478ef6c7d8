/** Query parameters that say where a reader came from and never change the page. Sources: the parameters documented by the services named. */
// biome-ignore format: a table reads better by origin
export const TRACKING_PARAMETERS: ReadonlySet<string> = new Set([
  // Google Analytics and Ads
  'gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', '_ga', '_gl',
  // Facebook, Instagram, Twitter, TikTok, LinkedIn, Microsoft, Yandex
  'fbclid', 'igshid', 'igsh', 'twclid', 'ttclid', 'li_fat_id', 'msclkid', 'yclid', '_openstat',
  // Mailchimp, HubSpot, Marketo, Klaviyo, Vero, Mailjet, Drip, Olytics, Adobe
  'mc_cid', 'mc_eid', '_hsenc', '_hsmi', '__hstc', '__hssc', '__hsfp', 'hsctatracking', 'mkt_tok', '_ke', 'vero_id', 'vero_conv',
  'oly_anon_id', 'oly_enc_id', 's_cid', 'ef_id', 'wickedid',
  // Piwik and Matomo
  'pk_campaign', 'pk_kwd', 'pk_source', 'pk_medium', 'pk_content', 'piwik_campaign', 'mtm_campaign', 'mtm_source', 'mtm_medium',
  'mtm_keyword', 'mtm_content', 'mtm_group', 'mtm_placement', 'mtm_cid',
  // AT Internet, Webtrekk, Branch, Snapchat, Pinterest, Reddit
  'at_medium', 'at_campaign', 'at_custom1', 'at_custom2', 'at_custom3', 'at_custom4', 'wt_mc', '_branch_match_id', 'sccid', 'epik', 'rdt_cid',
  // Newsrooms' own
  'cmpid', 'ns_campaign', 'ns_mchannel', 'ns_source', 'ns_linkname', 'ns_fee', 'smid', 'smtyp', 'partner', 'guccounter', 'guce_referrer',
  'guce_referrer_sig', 'ftag', 'ocid', 'xtor', 'taid', '__twitter_impression', 'wpisrc', 'wprss', 'soc_src', 'soc_trk', 'spm', 'ncid', 'sr_share', 'mbid',
])
