// SPDX-License-Identifier: GPL-3.0-or-later
// What every test includes, compiled once (CUEGATE_PCH). Files include what they use all the same.
#pragma once

#include "core/Precompiled.h"

#include <QTemporaryDir>
#include <QTest>
