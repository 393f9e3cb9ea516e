// SPDX-License-Identifier: GPL-3.0-or-later
// The pages above the films: a short list, exactly as high as it is long, in which at most one is chosen.
// Thread: gui.
#pragma once

#include <QListWidget>

namespace cuegate {

class NavigationList final : public QListWidget
{
    Q_OBJECT
public:
    explicit NavigationList(QWidget *parent = nullptr);

    void addPage(const QIcon &icon, const QString &title);
    void setTitle(int page, const QString &title);
    /// -1 if none is.
    [[nodiscard]] int chosen() const;
    void choose(int page);
    void chooseNone();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void chosenChanged();
};

} // namespace cuegate
