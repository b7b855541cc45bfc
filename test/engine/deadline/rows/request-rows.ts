/** A request and the last day of its period, with the ids under which the examples are known. */
export interface RequestRow {
  readonly id: string
  readonly regime: 'eu' | 'uk'
  readonly country: string
  readonly region: string | null
  readonly receivedOn: string
  readonly extended: boolean
  readonly due: string
}

/** Worked examples that authorities and practitioners published (W) and edge cases derived from the rules (X). */
export const requestRows: readonly RequestRow[] = [
  row('W01', 'uk', 'GB', 'ENG', '2024-09-03', 'plain', '2024-10-03'),
  row('W03', 'uk', 'GB', 'ENG', '2024-11-25', 'plain', '2024-12-27'),
  row('W05', 'uk', 'GB', 'ENG', '2025-03-31', 'plain', '2025-04-30'),
  row('W07', 'uk', 'GB', 'ENG', '2025-01-31', 'plain', '2025-02-28'),
  row('W09', 'uk', 'GB', 'ENG', '2026-01-31', 'plain', '2026-03-02'),
  row('W11', 'uk', 'GB', 'ENG', '2023-01-30', 'plain', '2023-02-28'),
  row('W13', 'uk', 'GB', 'ENG', '2023-01-31', 'plain', '2023-02-28'),
  row('W15', 'uk', 'GB', 'ENG', '2023-03-31', 'plain', '2023-05-02'),
  row('W17', 'uk', 'GB', 'ENG', '2025-03-27', 'plain', '2025-04-28'),
  row('W19', 'uk', 'GB', 'ENG', '2024-09-03', 'extended', '2024-12-03'),
  row('W23', 'eu', 'DE', null, '2024-03-05', 'plain', '2024-04-05'),
  row('W25', 'eu', 'DE', null, '2024-08-31', 'plain', '2024-09-30'),
  row('W27', 'eu', 'AT', null, '2019-09-10', 'plain', '2019-10-10'),
  row('W29', 'eu', 'DE', null, '2028-01-31', 'plain', '2028-02-29'),
  row('W41', 'eu', 'DE', null, '2025-02-01', 'plain', '2025-03-03'),
  row('X001', 'eu', 'DE', null, '2026-03-05', 'plain', '2026-04-07'),
  row('X004', 'eu', 'DE', null, '2026-01-28', 'plain', '2026-03-02'),
  row('X007', 'eu', 'DE', null, '2026-01-31', 'plain', '2026-03-02'),
  row('X010', 'eu', 'DE', null, '2026-04-30', 'plain', '2026-06-01'),
  row('X013', 'eu', 'DE', null, '2026-10-31', 'plain', '2026-11-30'),
  row('X016', 'eu', 'DE', null, '2023-01-30', 'plain', '2023-02-28'),
  row('X019', 'eu', 'DE', null, '2024-01-30', 'plain', '2024-02-29'),
  row('X022', 'eu', 'DE', null, '2027-01-30', 'plain', '2027-03-01'),
  row('X025', 'eu', 'DE', null, '2028-01-30', 'plain', '2028-02-29'),
  row('X028', 'eu', 'FR', null, '2024-02-29', 'plain', '2024-03-29'),
  row('X031', 'eu', 'DE', null, '2023-11-30', 'extended', '2024-02-29'),
  row('X034', 'eu', 'DE', null, '2026-11-25', 'plain', '2026-12-28'),
  row('X037', 'eu', 'IE', null, '2026-11-25', 'plain', '2026-12-28'),
  row('X040', 'eu', 'PL', null, '2026-11-25', 'plain', '2026-12-28'),
  row('X043', 'uk', 'GB', 'ENG', '2025-12-01', 'plain', '2026-01-02'),
  row('X046', 'eu', 'FR', null, '2025-12-01', 'plain', '2026-01-02'),
  row('X049', 'eu', 'ES', null, '2025-12-31', 'plain', '2026-02-02'),
  row('X052', 'eu', 'CZ', null, '2026-11-24', 'plain', '2026-12-28'),
  row('X055', 'eu', 'DE', null, '2025-11-26', 'plain', '2025-12-29'),
  row('X058', 'eu', 'DE', 'BE', '2025-12-06', 'plain', '2026-01-06'),
  row('X061', 'eu', 'PL', null, '2025-12-06', 'plain', '2026-01-07'),
  row('X064', 'eu', 'FR', null, '2026-03-03', 'plain', '2026-04-03'),
  row('X067', 'eu', 'ES', 'CT', '2026-03-03', 'plain', '2026-04-07'),
  row('X070', 'eu', 'AT', null, '2026-03-03', 'plain', '2026-04-03'),
  row('X073', 'eu', 'DE', null, '2026-04-01', 'plain', '2026-05-04'),
  row('X076', 'uk', 'GB', 'ENG', '2026-04-01', 'plain', '2026-05-01'),
  row('X079', 'eu', 'FR', null, '2026-04-08', 'plain', '2026-05-11'),
  row('X082', 'eu', 'IE', null, '2026-04-25', 'plain', '2026-05-25'),
  row('X085', 'eu', 'PL', null, '2026-04-25', 'plain', '2026-05-25'),
  row('X088', 'eu', 'DE', 'BE', '2026-05-04', 'plain', '2026-06-04'),
  row('X091', 'eu', 'FR', null, '2026-05-04', 'plain', '2026-06-04'),
  row('X094', 'eu', 'DE', null, '2026-03-10', 'plain', '2026-04-10'),
  row('X097', 'eu', 'BG', null, '2026-03-13', 'plain', '2026-04-14'),
  row('X100', 'eu', 'BE', null, '2026-06-21', 'plain', '2026-07-22'),
  row('X103', 'eu', 'IT', null, '2026-05-02', 'plain', '2026-06-03'),
  row('X106', 'eu', 'FR', null, '2026-10-11', 'plain', '2026-11-12'),
  row('X109', 'eu', 'PT', null, '2026-05-10', 'plain', '2026-06-11'),
  row('X112', 'eu', 'NO', null, '2027-04-17', 'plain', '2027-05-18'),
  row('X115', 'eu', 'LU', null, '2026-05-23', 'plain', '2026-06-24'),
  row('X118', 'eu', 'IT', null, '2025-07-15', 'plain', '2025-08-18'),
  row('X121', 'eu', 'IE', null, '2025-07-15', 'plain', '2025-08-15'),
  row('X124', 'eu', 'DE', null, '2026-02-01', 'extended', '2026-05-04'),
  row('X130', 'eu', 'FR', null, '2026-05-31', 'extended', '2026-08-31'),
]

/** The last day for telling the person of an extension: one month, whatever the extension (GDPR Art. 12(3)). */
export const extensionNoticeRows: readonly RequestRow[] = [
  row('X127', 'eu', 'IE', null, '2026-10-31', 'plain', '2026-11-30'),
  row('X133', 'eu', 'FR', null, '2026-08-15', 'plain', '2026-09-15'),
]

function row(
  id: string,
  regime: 'eu' | 'uk',
  country: string,
  region: string | null,
  receivedOn: string,
  kind: 'plain' | 'extended',
  due: string,
): RequestRow {
  return { id, regime, country, region, receivedOn, extended: kind === 'extended', due }
}
