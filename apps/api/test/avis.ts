/** A delivery notice as Postfix writes it. */
export function unAvis({
  id,
  action = 'failed',
  statut = '5.1.1',
  diagnostic = 'smtp; 550 5.1.1 <mairie@exemple.invalid>: Recipient address rejected: User unknown',
  enveloppe = true,
  entetes = true,
}: {
  id: string;
  action?: string;
  statut?: string;
  diagnostic?: string;
  enveloppe?: boolean;
  entetes?: boolean;
}): string {
  return [
    'Return-Path: <>',
    'From: MAILER-DAEMON@relais.invalid (Mail Delivery System)',
    'To: service@exemple.invalid',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="LIMITE/relais.invalid"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--LIMITE/relais.invalid',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system at host relais.invalid.',
    '',
    '--LIMITE/relais.invalid',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; relais.invalid',
    ...(enveloppe ? [`Original-Envelope-Id: ${id}`] : []),
    'Arrival-Date: Tue, 15 Sep 2026 11:00:00 +0200 (CEST)',
    '',
    'Final-Recipient: rfc822; mairie@exemple.invalid',
    'Original-Recipient: rfc822;mairie@exemple.invalid',
    `Action: ${action}`,
    `Status: ${statut}`,
    'Remote-MTA: dns; mx.exemple.invalid',
    `Diagnostic-Code: ${diagnostic.replace(': ', ':\r\n    ')}`,
    '',
    '--LIMITE/relais.invalid',
    'Content-Description: Undelivered Message Headers',
    'Content-Type: text/rfc822-headers',
    '',
    ...(entetes ? [`Message-ID: <${id}@exemple.invalid>`] : []),
    'Subject: Un objet',
    '',
    '--LIMITE/relais.invalid--',
    '',
  ].join('\r\n');
}
