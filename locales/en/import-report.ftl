# What a reading of a list adds up to

import-report-rows = { $rows } rows = { $taken } taken ({ $remarked } with remarks) + { $refused } refused
import-report-taken = taken: { $unchanged } unchanged, { $changed } changed, of which { $new } new
import-report-refused = refused: { $rows }: { $why }
import-report-remarked = remarked: { $times }: { $field }: { $why }
import-report-gone = { $count } no longer in this source: marked, not deleted
import-report-none-known = This file names none of the { $count } records that are known of this source, and none was marked. If it is another list, read it with --source NAME. If its ids are new, close the old places.
import-report-undecided = { $count } not met in this file and not marked: rows could not be read, and nobody knows whether they named them
import-report-unread-columns = columns that this mapping takes nothing from, with the rows in which they hold something: { $columns }
import-report-hidden = hidden tabs, which were not read: { $tables }
import-report-fields-without-column = fields of the mapping for which this file has no column: { $fields }
import-report-unreached = rows of other tables that belong to no row that was read: { $tables }
import-report-duplicates = { $pairs } new pairs may be the same place: passerelle duplicates list
import-report-too-many-places = too many places to look for those that may be the same
import-report-cost = { $seconds } s, at most { $mib } MiB of memory
import-report-dry-run = dry run: nothing was written
import-report-row = row { $row }
import-report-row-refused = refused
import-report-row-remark = remark
import-report-progress = { $done } of { $rows } rows
import-report-nothing-taken = No row was taken. Check that the mapping is the one for this list.
