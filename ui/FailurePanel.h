// SPDX-License-Identifier: GPL-3.0-or-later
// Why a source failed, as a sentence with a next step; details on demand. Thread: gui.
#pragma once

#include "ui/ErrorText.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace cuegate {

class FailurePanel final : public QFrame
{
    Q_OBJECT
public:
    explicit FailurePanel(QWidget *parent = nullptr);
    void setText(const ErrorText &text);
    /// Whether what failed is a certificate that can be trusted by hand.
    void setTrustOffered(bool isOffered);

Q_SIGNALS:
    void retryRequested();
    void trustRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();
    void setTexts();

    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_details;
    QPushButton *m_retry;
    QPushButton *m_trust;
    QToolButton *m_showDetails;
    QString m_shownDetails;
};

} // namespace cuegate
