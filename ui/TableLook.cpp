// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TableLook.h"

#include <QHeaderView>
#include <QTableView>

namespace cuegate {

void setTableLook(QTableView &table, int rowHeight)
{
    table.setTabKeyNavigation(false);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setAlternatingRowColors(true);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(rowHeight);
    table.horizontalHeader()->setHighlightSections(false);
}

} // namespace cuegate
