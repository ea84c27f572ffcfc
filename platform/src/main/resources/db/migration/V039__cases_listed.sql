-- Lists of cases by programme: without these a programme with few cases is looked for among all that are open.

CREATE INDEX case_file_by_programme ON cases.case_file (organisation, programme, due, id) WHERE closed_on IS NULL;
CREATE INDEX case_file_by_programme_closing ON cases.case_file (organisation, programme, closed_on DESC, id) WHERE closed_on IS NOT NULL;
