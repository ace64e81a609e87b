# The import: what the report says of each row, and how to mend it in the source

# What we say of a value

import-reason-unknown-value = This word is not in the list of known words for this field.
import-mend-unknown-value = Write a word of the list, or add this word to the mapping file.
import-reason-zero-restored = The zero at the start was missing. We put it back.
import-mend-zero-restored = Nothing to do.
import-reason-plus-restored = The plus sign at the start of the number was missing. We put it back.
import-mend-plus-restored = Nothing to do.
import-reason-from-serial = A spreadsheet had turned this date into a number. We turned it back into a date.
import-mend-from-serial = Nothing to do.
import-reason-swapped = Latitude and longitude had changed places. We put them right.
import-mend-swapped = Nothing to do.
import-reason-scheme-added = The start of the web address was missing. We added https://.
import-mend-scheme-added = Nothing to do.
import-reason-taken-from-address = The postcode and the commune were in the address. We put them in their own fields.
import-mend-taken-from-address = Nothing to do.
import-reason-other-words-left-out = There were other words or digits in this cell. We left them out.
import-mend-other-words-left-out = Check whether something important is missing. Put the rest in another column.
import-reason-placeholder = These digits only fill the box. This is not a real number.
import-mend-placeholder = Write the real number, or leave the cell empty.
import-reason-no-point = Latitude and longitude are both zero. The place is not there.
import-mend-no-point = Write the real coordinates, or leave both cells empty.
import-reason-half-a-point = The latitude or the longitude is missing.
import-mend-half-a-point = Write both coordinates, or leave both cells empty.
import-reason-outside-country = This point is not in the country of the place.
import-mend-outside-country = Check the coordinates and the country.
import-reason-not-a-number = These are not coordinates.
import-mend-not-a-number = Write numbers in degrees, for example 50.85 for the latitude and 4.35 for the longitude.
import-reason-not-a-phone = This is not a complete telephone number.
import-mend-not-a-phone = Write the whole number, with its zero at the start or with the code of the country.
import-reason-not-a-postcode = This is not a postcode of the country of the place.
import-mend-not-a-postcode = Write all the digits of the postcode. Check the country too.
import-reason-not-a-commune-code = This is not the official code of a commune.
import-mend-not-a-commune-code = Write the official code of the commune, or leave the cell empty.
import-reason-not-a-date = We cannot read a date here.
import-mend-not-a-date = Write the year, the month and the day, for example 2026-11-22.
import-reason-date-in-future = This date is in the future.
import-mend-date-in-future = Correct the date. Check the year first.
import-reason-not-an-email = This is not an e-mail address.
import-mend-not-an-email = Write the whole address, with @, or leave the cell empty.
import-reason-not-a-web-address = This is not a web address.
import-mend-not-a-web-address = Write the whole address, for example https://example.org.
import-reason-not-a-registration = This is not an official number of an organisation.
import-mend-not-a-registration = Write all the digits of the number. In a spreadsheet, choose the format text.
import-reason-hours-not-read = We cannot read the times in this cell.
import-mend-hours-not-read = Write only times, for example 09:00-12:00.
import-reason-contradiction = To the same question the row answers both yes and no.
import-mend-contradiction = Keep one answer only.
import-reason-second-value = The row gives several values, and only one is possible. We kept the first.
import-mend-second-value = Keep one value only.
import-reason-too-many = There are too many values or too many mistakes here. We left out the rest.
import-mend-too-many = Keep the important values, and correct the mistakes that you see.

# Why a row could not be read

import-reason-cell-too-long = A cell of this row is too long.
import-mend-cell-too-long = Make the text shorter. Check too that no quotation mark is missing.
import-reason-row-too-long = This row is too long.
import-mend-row-too-long = Make the texts and lists shorter. Check too that no quotation mark is missing.
import-reason-too-many-columns = With this row the table has too many columns.
import-mend-too-many-columns = Remove the columns that you do not need.
import-reason-too-deep = Too many lists are inside one another.
import-mend-too-deep = Put the values directly in the row.
import-reason-more-cells-than-header = This row has more cells than the table has column titles.
import-mend-more-cells-than-header = Put a text that holds a comma or a semicolon in quotation marks, or give the column a title.
import-reason-unclosed-quote = A quotation mark opens here and is not closed.
import-mend-unclosed-quote = Add the quotation mark at the end of the text, or remove the first one.
import-reason-stray-quote = A quotation mark closes the cell too early: there is text after it.
import-mend-stray-quote = Write each quotation mark inside the text twice.
import-reason-syntax = This is not valid JSON.
import-mend-syntax = Look here for a comma, a quotation mark or a bracket that is missing or too many.
import-reason-not-an-object = Here stands a value without a name, not a row.
import-mend-not-an-object = Write a JSON object, with a name for each value.
import-reason-broken-cell = A cell refers to something that the file does not have.
import-mend-broken-cell = Write the value itself in the cell, and save the file again.

# What we say of a place

import-reason-no-name = This row does not give the name of the place.
import-mend-no-name = Write the name of the place.
import-reason-one-value-kept = This field can have one value only. We kept the first.
import-mend-one-value-kept = Keep one value only.
import-reason-too-long = This text is too long. We cut off the end.
import-mend-too-long = Write a shorter name, and put the rest in the description.
import-reason-unknown-country = We do not know this country. We read the row as a place in Belgium.
import-mend-unknown-country = Write the two letters of the country, for example BE or FR.
import-reason-unknown-postcode = This postcode does not exist in Belgium.
import-mend-unknown-postcode = Check the four digits. If the place is not in Belgium, write its country.
import-reason-unknown-commune = No commune in Belgium has this code.
import-mend-unknown-commune = Write the five digits of the NIS code, or leave the cell empty.
import-reason-unknown-commune-name = We do not know a commune of this name.
import-mend-unknown-commune-name = Write the name of the commune, or its postcode. The name of a village or a quarter is not enough.
import-reason-several-communes = Several communes have this name.
import-mend-several-communes = Write the postcode too, so that we know which one.
import-reason-merged-commune = This commune is now part of another. We took the code of today.
import-mend-merged-commune = Nothing to do.
import-reason-commune-not-of-postcode = This commune does not have this postcode. We kept the postcode.
import-mend-commune-not-of-postcode = Correct the commune or the postcode.
import-reason-point-outside-country = This point is not in Belgium.
import-mend-point-outside-country = Check the coordinates. If the place is not in Belgium, write its country.
import-reason-hours-understood = These hours were written in another way. We understood them.
import-mend-hours-understood = Nothing to do.
import-reason-hours-ambiguous = These hours are not clear. They can mean different things.
import-mend-hours-ambiguous = Write the days and the times, for example: Mo-Fr 09:00-12:00.
import-reason-hours-not-understood = We do not understand these hours.
import-mend-hours-not-understood = Write the days and the times, for example: Mo-Fr 09:00-12:00.
import-reason-id-used-twice = Another row has the same id. We took the other one.
import-mend-id-used-twice = Give each place an id of its own. Remove old rows.
import-reason-same-row-twice = This row is in the file more than once. We took it once.
import-mend-same-row-twice = Nothing to do.
import-reason-no-id-of-its-own = Several rows without an id have the same name and address, but do not say the same.
import-mend-no-id-of-its-own = Give each row an id that never changes, or keep one row only.

# Why a file could not be read

import-refusal-empty = This file has no rows. Check that it is the right file.
import-refusal-binary = This file is neither text nor a table that we know. Ask for the table as CSV or XLSX.
import-refusal-markup = This file is a web page or XML, not a table. Ask for the table as CSV or XLSX.
import-refusal-pdf = This file is a PDF, not a table. Ask for the table as CSV or XLSX.
import-refusal-old-or-protected-excel = This file comes from an old Excel, or a password protects it. Open it and save it as XLSX, without a password.
import-refusal-open-document = We do not read OpenDocument files. Open the file and save it as XLSX or CSV.
import-refusal-archive = There is no table in this ZIP file. Give the table itself.
import-refusal-protected-archive = A password protects this ZIP file. Ask for a file without a password.
import-refusal-json-without-rows = This JSON file has no list of objects. Put the places in a list.
import-refusal-too-many-rows = This file has too many rows. Remove the rows that you do not need.
import-refusal-too-many-tables = This file has too many tables. Remove the tables that you do not need.
import-refusal-unpacked-too-big = This file is too big when it is opened, or almost nothing in it is a table. Remove what you do not need.
import-refusal-too-wide = This table has too many columns. Remove the columns that you do not need.
import-refusal-too-many-open-quotes = Too many quotation marks are not closed. Save the table again as CSV or XLSX.
import-refusal-joined-too-often = Too many rows of other tables belong to the same rows. Check the links between the tables.
import-refusal-broken = This file is damaged, or it stops too early. Download it or ask for it again.
import-refusal-broken-entry = A part of this file is missing or damaged. Open it in a spreadsheet and save it again.
import-refusal-no-such-table = This file does not have the table that the mapping file names. Correct the name.
import-refusal-not-readable = The computer could not read this file. Check that it still exists, and try again.
