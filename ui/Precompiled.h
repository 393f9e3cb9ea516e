// SPDX-License-Identifier: GPL-3.0-or-later
// What most files of the window include, compiled once (CUEGATE_PCH). Files include what they use all the
// same.
#pragma once

#include "core/Precompiled.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidget>
