// SPDX-License-Identifier: GPL-3.0-or-later
// How the program's tables look: rows in two shades without a grid, one line each. Thread: gui.
#pragma once

class QTableView;

namespace cuegate {

/// \p table has its model; \p rowHeight is in pixels. Tab leaves the table instead of going through its
/// cells.
void setTableLook(QTableView &table, int rowHeight);

} // namespace cuegate
