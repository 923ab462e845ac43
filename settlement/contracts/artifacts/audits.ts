/**
 * Generated from Audits.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 bea48a0e5e465ab33ea88d90d464370cc1ea68abf9b0a3730b16b6a87f324fca
 * @module
 */

export const auditsAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IBondVault",
        "name": "vault_",
        "type": "address"
      },
      {
        "internalType": "contract IBeacon",
        "name": "beacon_",
        "type": "address"
      },
      {
        "internalType": "contract IClaimReader",
        "name": "reader_",
        "type": "address"
      },
      {
        "internalType": "contract IChallenge",
        "name": "challenge_",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "uint128",
            "name": "bond",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "deposit",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "penalty",
            "type": "uint128"
          },
          {
            "internalType": "uint16",
            "name": "burnBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "drawTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "commitTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "revealTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "closeTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "blameTime",
            "type": "uint64"
          }
        ],
        "internalType": "struct IAudits.Terms",
        "name": "t",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "AlreadyEnrolled",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "AuditExists",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadAudit",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadTerms",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "BondStands",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "standing",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "needed",
        "type": "uint256"
      }
    ],
    "name": "BondTooLow",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "ClaimConvicted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "ClaimNotConvicted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "offset",
        "type": "uint256"
      }
    ],
    "name": "MalformedCbor",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "NodeNotServing",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotCommitted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "NotEnrolled",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "opener",
        "type": "address"
      }
    ],
    "name": "NotTheOpener",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotThePlant",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheSubject",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "OtherSegment",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "precompile",
        "type": "address"
      }
    ],
    "name": "PrecompileFailed",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ReportHolds",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "RoundMissing",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "SlotTaken",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "from",
        "type": "uint256"
      }
    ],
    "name": "TooEarly",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "until",
        "type": "uint256"
      }
    ],
    "name": "TooLate",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "enum IAudits.Stage",
        "name": "stage",
        "type": "uint8"
      }
    ],
    "name": "WrongStage",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "enum IAudits.State",
        "name": "state",
        "type": "uint8"
      }
    ],
    "name": "WrongState",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "enum IAudits.State",
        "name": "state",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "truth",
        "type": "uint64"
      }
    ],
    "name": "AuditClosed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "address[]",
        "name": "auditors",
        "type": "address[]"
      }
    ],
    "name": "AuditDrawn",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "opener",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "recordHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "edgesRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segments",
            "type": "uint32"
          }
        ],
        "indexed": false,
        "internalType": "struct Subject",
        "name": "subject",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint128",
        "name": "fee",
        "type": "uint128"
      }
    ],
    "name": "AuditOpened",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "peerKey",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "evidenceHash",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "string",
        "name": "endpoint",
        "type": "string"
      }
    ],
    "name": "AuditorAnnounced",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      },
      {
        "components": [
          {
            "components": [
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint64",
                "name": "number",
                "type": "uint64"
              },
              {
                "internalType": "bytes32",
                "name": "previousHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "receiptsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "receiptCount",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "dataHash",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "epoch",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "bitmap",
                "type": "uint64"
              },
              {
                "internalType": "bytes",
                "name": "aggregate",
                "type": "bytes"
              },
              {
                "internalType": "uint64",
                "name": "postedAt",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "finalAt",
                "type": "uint64"
              }
            ],
            "internalType": "struct BatchHeader",
            "name": "header",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "bytes32",
                "name": "payeesHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Receipt",
            "name": "receipt",
            "type": "tuple"
          },
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "path",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes[]",
            "name": "claims",
            "type": "bytes[]"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          },
          {
            "internalType": "bytes",
            "name": "part",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "publicKey",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          },
          {
            "internalType": "uint8",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "bond",
            "type": "uint256"
          }
        ],
        "indexed": false,
        "internalType": "struct Opening",
        "name": "opening",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "signedLeaf",
        "type": "bytes"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "AuditorBlamed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "AuditorEnrolled",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "AuditorLeft",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "taken",
        "type": "uint256"
      }
    ],
    "name": "AuditorPunished",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      }
    ],
    "name": "BlameLifted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      }
    ],
    "name": "ReportCommitted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "verdict",
        "type": "uint64"
      }
    ],
    "name": "ReportRevealed",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "abandon",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "peerKey",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "evidenceHash",
        "type": "bytes32"
      },
      {
        "internalType": "string",
        "name": "endpoint",
        "type": "string"
      }
    ],
    "name": "announce",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "appealTime",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      }
    ],
    "name": "attentionOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint32",
            "name": "paid",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "caught",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "missed",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "silent",
            "type": "uint32"
          }
        ],
        "internalType": "struct IAudits.Attention",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "auditOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "enum IAudits.State",
            "name": "state",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "wanted",
            "type": "uint8"
          },
          {
            "internalType": "uint32",
            "name": "slots",
            "type": "uint32"
          },
          {
            "internalType": "uint64",
            "name": "openedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "round",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "since",
            "type": "uint64"
          },
          {
            "internalType": "uint8",
            "name": "commits",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "reveals",
            "type": "uint8"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "subjectHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "truthHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "truth",
            "type": "uint64"
          }
        ],
        "internalType": "struct IAudits.Audit",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "recordHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "edgesRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segments",
            "type": "uint32"
          }
        ],
        "internalType": "struct Subject",
        "name": "subject",
        "type": "tuple"
      },
      {
        "components": [
          {
            "components": [
              {
                "components": [
                  {
                    "internalType": "address",
                    "name": "coordinator",
                    "type": "address"
                  },
                  {
                    "internalType": "uint64",
                    "name": "number",
                    "type": "uint64"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "previousHash",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "receiptsRoot",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "uint32",
                    "name": "receiptCount",
                    "type": "uint32"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "dataHash",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "uint64",
                    "name": "epoch",
                    "type": "uint64"
                  },
                  {
                    "internalType": "uint64",
                    "name": "bitmap",
                    "type": "uint64"
                  },
                  {
                    "internalType": "bytes",
                    "name": "aggregate",
                    "type": "bytes"
                  },
                  {
                    "internalType": "uint64",
                    "name": "postedAt",
                    "type": "uint64"
                  },
                  {
                    "internalType": "uint64",
                    "name": "finalAt",
                    "type": "uint64"
                  }
                ],
                "internalType": "struct BatchHeader",
                "name": "header",
                "type": "tuple"
              },
              {
                "components": [
                  {
                    "internalType": "bytes32",
                    "name": "sessionId",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "requestId",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "uint32",
                    "name": "segment",
                    "type": "uint32"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "claimsHash",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "modelRoot",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "address",
                    "name": "client",
                    "type": "address"
                  },
                  {
                    "internalType": "uint128",
                    "name": "amount",
                    "type": "uint128"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "payeesHash",
                    "type": "bytes32"
                  }
                ],
                "internalType": "struct Receipt",
                "name": "receipt",
                "type": "tuple"
              },
              {
                "internalType": "uint256",
                "name": "index",
                "type": "uint256"
              },
              {
                "internalType": "bytes32[]",
                "name": "path",
                "type": "bytes32[]"
              },
              {
                "internalType": "bytes[]",
                "name": "claims",
                "type": "bytes[]"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes",
                "name": "part",
                "type": "bytes"
              },
              {
                "internalType": "bytes",
                "name": "publicKey",
                "type": "bytes"
              },
              {
                "internalType": "bytes",
                "name": "signature",
                "type": "bytes"
              },
              {
                "internalType": "uint8",
                "name": "kind",
                "type": "uint8"
              },
              {
                "internalType": "uint256",
                "name": "position",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "bond",
                "type": "uint256"
              }
            ],
            "internalType": "struct Opening",
            "name": "opening",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "edges",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "edgesPath",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes",
            "name": "signedLeaf",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "signedPath",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes",
            "name": "plantedLeaf",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "plantedPath",
            "type": "bytes32[]"
          },
          {
            "internalType": "uint256",
            "name": "column",
            "type": "uint256"
          },
          {
            "internalType": "bytes",
            "name": "points",
            "type": "bytes"
          },
          {
            "internalType": "uint256",
            "name": "shift",
            "type": "uint256"
          }
        ],
        "internalType": "struct Planted",
        "name": "planted",
        "type": "tuple"
      }
    ],
    "name": "blame",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "truth",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "salt",
        "type": "bytes32"
      }
    ],
    "name": "close",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "commitment",
        "type": "bytes32"
      }
    ],
    "name": "commit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "draw",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "drawnOf",
    "outputs": [
      {
        "internalType": "address[]",
        "name": "",
        "type": "address[]"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "enrol",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "lapse",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      },
      {
        "internalType": "bytes[]",
        "name": "claims",
        "type": "bytes[]"
      },
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      }
    ],
    "name": "lift",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "recordHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "edgesRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segments",
            "type": "uint32"
          }
        ],
        "internalType": "struct Subject",
        "name": "subject",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "truthHash",
        "type": "bytes32"
      },
      {
        "internalType": "uint8",
        "name": "wanted",
        "type": "uint8"
      },
      {
        "internalType": "uint128",
        "name": "fee",
        "type": "uint128"
      }
    ],
    "name": "open",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      }
    ],
    "name": "punish",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "quit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "remove",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      }
    ],
    "name": "reportOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "enum IAudits.Stage",
            "name": "stage",
            "type": "uint8"
          },
          {
            "internalType": "uint64",
            "name": "verdict",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "commitment",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "until",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "claimsHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IAudits.Report",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "verdict",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "salt",
        "type": "bytes32"
      }
    ],
    "name": "reveal",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "slotCount",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "slotOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "account",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "since",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "until",
            "type": "uint64"
          }
        ],
        "internalType": "struct IAudits.Slot",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "terms",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint128",
            "name": "bond",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "deposit",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "penalty",
            "type": "uint128"
          },
          {
            "internalType": "uint16",
            "name": "burnBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "drawTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "commitTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "revealTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "closeTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "blameTime",
            "type": "uint64"
          }
        ],
        "internalType": "struct IAudits.Terms",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const auditsBytecode = '0x610280806040523461059e578061654a803803809161001e828561077e565b83398101036101c0811261059e5781516001600160a01b0381169290919083830361059e5760208101516001600160a01b038116810361059e576040820151906001600160a01b038216820361059e5760608301516001600160a01b0381169485820361059e5761014090607f19011261059e5760405161014081016001600160401b03811182821017610716576040526100bb608086016107a1565b81526100c960a086016107a1565b602082019081526100dc60c087016107a1565b60408301908152916100f060e088016107a1565b606082019081529161010561010089016107b5565b608083019081529461011a6101208a016107c4565b60a084019081529061012f6101408b016107c4565b60c08501908152986101446101608c016107c4565b60e08601908152986101596101808d016107c4565b9b61010087019c8d526101a00161016f906107c4565b61012087810191825260809f909f5260a09190915260c09190915260e09190915283516001600160801b039081166101005283518116909c5285518c166101405284518c1661016052865161ffff166101805290516001600160401b039081166101a052885181166101c052875181166101e05289518116610200528151166102205290519099161592831561076b575b508215610758575b821561073e575b505061055d575161ffff168015908115610732575b5061055d576101c06004946040519586809263d502562560e01b82525afa9384156105aa575f946105d1575b506040840180516001600160401b039081166102405260e086015160a08701519294929082169116808211156105c95750925b516101a0860151606087015160808801516001600160401b039384169360ff90931692916102b59183169083166107e6565b16029560018060401b0387169687036105b5576102e4610312956102df610323996102f9956107e6565b6107e6565b60c0909101516001600160401b0316906107e6565b610260525190516001600160401b0390811691166107e6565b90516001600160401b0316906107e6565b90516004916020916103619161034e9160011b6002600160411b0316906001600160401b03166107ff565b610260516001600160401b0316906107ff565b926040519283809263a7ab696160e01b82525afa9081156105aa575f9161056c575b506001600160401b0316111561055d57604051615d3d908161080d823960805181818161022701528181610812015281816115680152818161198c015281816126ed01528181612b8b01528181612e91015281816131ef01528181613c5b015281816140140152818161408101526152aa015260a0518181816106e90152613a65015260c0518181816111aa0152611c32015260e0518181816112230152611dbb015261010051818181610a6f01526132330152610120518181816109d601528181610aab01528181614803015261533f01526101405181818161084b01528181610ae4015281816118510152612a68015261016051818181610b1d01528181611525015281816147cb0152615216015261018051818181610b56015281816118c80152612ad301526101a051818181610b8201528181612641015281816132c50152818161353101526139e201526101c05181818161018e01528181610bb401528181610e470152818161167501526127d201526101e051818181610be601528181610e96015281816116a6015261281f015261020051818181610c19015281816116d70152612862015261022051818181610c4b0152611b4301526102405181611e44015261026051818181610d470152611f370152f35b638dc5992160e01b5f5260045ffd5b90506020813d6020116105a2575b816105876020938361077e565b8101031261059e57610598906107c4565b5f610383565b5f80fd5b3d915061057a565b6040513d5f823e3d90fd5b634e487b7160e01b5f52601160045260245ffd5b905092610283565b9093506101c0813d821161072a575b816105ee6101c0938361077e565b8101031261059e57604051906101c082016001600160401b0381118382101761071657604052805163ffffffff8116810361059e57610709916101a0918452610639602082016107d8565b602085015261064a604082016107c4565b604085015261065b606082016107c4565b606085015261066c608082016107c4565b608085015261067d60a082016107c4565b60a085015261068e60c082016107c4565b60c085015261069f60e082016107c4565b60e08501526106b161010082016107a1565b6101008501526106c461012082016107b5565b6101208501526106d761014082016107c4565b6101408501526106ea61016082016107b5565b6101608501526106fd61018082016107b5565b610180850152016107d8565b6101a0820152925f610250565b634e487b7160e01b5f52604160045260245ffd5b3d91506105e0565b6127109150115f610224565b5190516001600160801b0391821691161190505f8061020f565b81516001600160801b0316159250610208565b516001600160801b03161592505f610200565b601f909101601f19168101906001600160401b0382119082101761071657604052565b51906001600160801b038216820361059e57565b519061ffff8216820361059e57565b51906001600160401b038216820361059e57565b519060ff8216820361059e57565b6001600160401b0391821690821601919082116105b557565b919082018092116105b55756fe60806040526004361015610011575f80fd5b5f5f3560e01c8063263f3e7e146135eb57806328d85f031461319f5780634467a46a14612f645780634cc8221514612e105780635223491c14612d93578063629374ab14612d7757806377a99cfb1461278f57806377c2498f14612604578063784709a01461251b57806389c69e3e14611a8f578063a424209114611630578063a521d206146113c2578063ae389298146110f3578063b3b3cece14610e19578063b77d61e714610d6b578063ceb8804014610d26578063d502562514610a0b578063db483fcd146104b4578063e2fcb31114610401578063e3ce094d14610150578063ed08fa80146101335763fc2b8cc31461010c575f80fd5b3461013057806003193601126101305761012d61012833614fe0565b614829565b80f35b80fd5b503461013057806003193601126101305760209054604051908152f35b5034610130576040600319360112610130576004356001610170826148a0565b016101b467ffffffffffffffff825460801c1667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613862565b8042116103d65750818352600460209081526040808520335f90815292529020805460ff166101e281613668565b6001810361038d57506040517f2254f9250000000000000000000000000000000000000000000000000000000081523360048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa90811561038257859161034c575b506102613361478b565b9081811061031a57505060027fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00825416178155600160243591015580547fffffffffffffff00ffffffffffffffffffffffffffffffffffffffffffffffff78ff0000000000000000000000000000000000000000000000006102e860ff8460c01c1661477a565b60c01b16911617905533907f915f7bf4580ddd259345ca9f71b22426bcebc67ebadb6c4ba5f45776af6f7d578380a380f35b7f09466d2200000000000000000000000000000000000000000000000000000000865233600452602452604452606484fd5b90506020813d60201161037a575b81610367602093836137c8565b8101031261037657515f610257565b5f80fd5b3d915061035a565b6040513d87823e3d90fd5b846024917fbb27deba0000000000000000000000000000000000000000000000000000000082526103bd81613668565b600452fd5b634e487b7160e01b5f52602160045260245ffd5b7f691e5682000000000000000000000000000000000000000000000000000000008452600452602483fd5b5034610130576020600319360112610130576004356001600160a01b0381168091036104b057816040916080936060845161043b81613790565b82815282602082015282868201520152815260056020522063ffffffff6040519161046583613790565b5481808216938481528160208201818560201c1681528160606040850194828860401c168652019560601c168552604051968752511660208601525116604084015251166060820152f35b5080fd5b503461013057600319360160e081126104b0576080136101305760a4359060ff82166084358184036108f15760c435906fffffffffffffffffffffffffffffffff8216809203610a0757821580156109fd575b80156109c2575b80156109a4575b61097c57604051602081019046825230604082015233606082015261053c6080820161415f565b826101008201526101008152610554610120826137c8565b5190209283855260026020526040852060ff815460a01c1661057581613668565b6109505785966001600160a01b0396959633167fffffffffffffffffffffffff000000000000000000000000000000000000000083541617825575ff00000000000000000000000000000000000000000082549160a81b1674010000000000000000000000000000000000000000817fffffffffffffffffffff0000ffffffffffffffffffffffffffffffffffffffff841617178355740100000000000000000000000000000000000000007fffffffffffff000000000000ffffffffffffffffffffffffffffffffffffffff79ffffffff00000000000000000000000000000000000000000000895460b01b169316171717815567ffffffffffffffff421692600182019167ffffffffffffffff85167fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000845416178355604051947f90e544a100000000000000000000000000000000000000000000000000000000865260048601526020856024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa9485156109455787956108f5575b509060048392610871967fffffffffffffffffffffffffffffffff0000000000000000ffffffffffffffff6fffffffffffffffff00000000000000006108389897549260401b1691161780945560028101887fffffffffffffffffffffffffffffffff0000000000000000000000000000000082541617905560405160208101906107a38261415f565b608081526107b260a0826137c8565b5190206003820155015567ffffffffffffffff604051916107d28361415f565b60401c1660808201528460a0820152867f5c0649d23b93932e657e8c25a0dbd98bdcc056bc1c4cbd957cfdbf617ac61c3060c03393a36001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169361399d565b6fffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613862565b90803b156108f1576064839260405194859384927f0899146b00000000000000000000000000000000000000000000000000000000845288600485015233602485015260448401525af180156108e6576108d1575b602082604051908152f35b6108dc8380926137c8565b6104b057816108c6565b6040513d85823e3d90fd5b8280fd5b94509291906020853d60201161093d575b81610913602093836137c8565b810103126109395760046108389461092d6108719761386f565b96509192939450610719565b8680fd5b3d9150610906565b6040513d89823e3d90fd5b602486867fe43ba5d0000000000000000000000000000000000000000000000000000000008252600452fd5b6004847f62b745c4000000000000000000000000000000000000000000000000000000008152fd5b5060643563ffffffff8116908181036109be575015610515565b8580fd5b506fffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016821061050e565b5060048311610507565b8380fd5b5034610130578060031936011261013057604051610a2881613773565b8181528160208201528160408201528160608201528160808201528160a08201528160c08201528160e0820152816101008201526101200152604051610a6d81613773565b7f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff169081815260208101907f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff168252604081017f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff168152606082017f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff168152608083017f000000000000000000000000000000000000000000000000000000000000000061ffff16815260a08401907f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16825260c08501927f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16845260e08601947f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff1686526101008701967f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16885261012001977f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168952604051998a52516fffffffffffffffffffffffffffffffff1660208a0152516fffffffffffffffffffffffffffffffff166040890152516fffffffffffffffffffffffffffffffff1660608801525161ffff1660808701525167ffffffffffffffff1660a08601525167ffffffffffffffff1660c08501525167ffffffffffffffff1660e08401525167ffffffffffffffff166101008301525167ffffffffffffffff1661012082015261014090f35b5034610130578060031936011261013057602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346101305760606003193601126101305760443567ffffffffffffffff81116104b057366023820112156104b05780600401359067ffffffffffffffff82116108f15736602483830101116108f157610e137f34dfb1adccce1310667b34b77f4cac0be12f979910acfb2a9661410418b0094e91610de933614fe0565b50604051918291600435835260243560208401526060604084015233956024606085019201614223565b0390a280f35b503461013057610e28366136c9565b91906001610e35836148a0565b01908154610e7a67ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff8360801c16613862565b908142111590816110d5575b5061108c5767ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690610ec18282613862565b4211611057575050828552600460209081526040808720335f90815292529020805490919060ff16610ef281613668565b6002810361102757506001820154604051602081019086825233604082015267ffffffffffffffff841697886060830152608082015260808152610f3760a0826137c8565b51902003610fff576003907fffffffffffffffffffffffffffffffffffffffffffffff00000000000000000068ffffffffffffffff0084549260081b1691161717905580547fffffffffffff00ffffffffffffffffffffffffffffffffffffffffffffffffff79ff00000000000000000000000000000000000000000000000000610fc760ff8460c81c1661477a565b60c81b1691161790556040519182527fc9133600ea9fdfecbe910ff951859438e3b1fc2d8629438b92a84512c6c6bb2760203393a380f35b6004867f81791cb4000000000000000000000000000000000000000000000000000000008152fd5b866024917fbb27deba0000000000000000000000000000000000000000000000000000000082526103bd81613668565b6110646024928892613862565b7f691e5682000000000000000000000000000000000000000000000000000000008252600452fd5b85816001602493018091116110c3577f2a35a324000000000000000000000000000000000000000000000000000000008252600452fd5b50634e487b7160e01b81526011600452fd5b9050848752600360205260ff60408820549160c01c1614155f610e86565b503461013057608060031936011261013057600435906111116136f4565b916044359267ffffffffffffffff84116108f157366023850112156108f157836004013567ffffffffffffffff8111610a07573660248260051b87010111610a0757604061119e956111638486614946565b92825197889283927f6b87b2cf000000000000000000000000000000000000000000000000000000008452602460643592016004850161467c565b03816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa9485156113b7578490859661137d575b50600382015403611355576040517fad85c83d0000000000000000000000000000000000000000000000000000000081528560048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115610382578591611326575b50156112fa57906001600160a01b039160067fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00825416179055169081835260066020526040832063ffffffff6112ab81835416614768565b167fffffffffffffffffffffffffffffffffffffffffffffffffffffffff000000008254161790557f4556bb5971fd0941a6a7a45762da6367d4e520d84b2f28762689605aab42f7e38380a380f35b602484867fe061373a000000000000000000000000000000000000000000000000000000008252600452fd5b611348915060203d60201161134e575b61134081836137c8565b810190614610565b5f611253565b503d611336565b6004847fc498070f000000000000000000000000000000000000000000000000000000008152fd5b9550506040853d6040116113af575b81611399604093836137c8565b81010312610a075760208551950151945f6111dc565b3d915061138c565b6040513d86823e3d90fd5b503461013057604060031936011261013057600435906113e06136f4565b916113eb8382614946565b9267ffffffffffffffff60028501541693844211156115fa57906001600160a01b039160057fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00825416179055169081835260066020526040832063ffffffff61145681835416614768565b167fffffffffffffffffffffffffffffffffffffffffffffffffffffffff0000000082541617905581835260056020526040832080547fffffffffffffffffffffffffffffffffffffffff00000000ffffffffffffffff6bffffffff00000000000000006114cc63ffffffff8460401c16614700565b60401b16911617905561155b60206114e261389c565b604051809381927f03a942e90000000000000000000000000000000000000000000000000000000083528760048401526fffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016602484015260606044840152606483019061393b565b0381876001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af19081156113b75784916115c7575b5060207f2394e4db451a7edbe153ae33314a1cdb1912c8b2a35110f0e20dfca3c877543291604051908152a380f35b90506020813d6020116115f2575b816115e2602093836137c8565b8101031261037657516020611598565b3d91506115d5565b602484600187018088116110c3577f2a35a324000000000000000000000000000000000000000000000000000000008252600452fd5b50346101305760206003193601126101305760043561164e816148a0565b600181016116fd6116cc61169b67ffffffffffffffff845460801c1667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613862565b67ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613862565b67ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613862565b80421115611a58575081547fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff167405000000000000000000000000000000000000000017825580547fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff164260801b77ffffffffffffffff00000000000000000000000000000000161790556005810180547fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000001690556040517f912eb5b8425dcb9cde52988b0de2b8b12f843f9e2bcd1f06340c06b892a427986040826005869452866020820152a2818352600360205260408320906040518083602082955493848152019087526020872092875b818110611a36575050611820925003836137c8565b815160018101809111611a225760026118496fffffffffffffffffffffffffffffffff926138e1565b9201541690847f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff165b8451871015611951576119406001916118b28460056001600160a01b036118aa8d8c6139b0565b51168b61507e565b156119485761193a6118f56127106118ee61ffff7f0000000000000000000000000000000000000000000000000000000000000000168a61399d565b0488613855565b6001600160a01b036119078c8b6139b0565b511660405190611916826137ac565b81528160208201526119288c896139b0565b526119338b886139b0565b5087613855565b90613862565b960195611883565b61193a846118f5565b918561198183948760405191611966836137ac565b8683526020830152519061197a82866139b0565b52836139b0565b506001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b15611a1d576119f0928492836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613983565b03925af18015611a1257611a015750f35b81611a0b916137c8565b6101305780f35b6040513d84823e3d90fd5b505050fd5b602485634e487b7160e01b81526011600452fd5b84546001600160a01b031683526001948501948794506020909301920161180b565b84816001602493018091116110c3577f2a35a324000000000000000000000000000000000000000000000000000000008252600452fd5b50346101305760e060031936011261013057600435611aac6136f4565b9060807fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbc3601126108f15760c43567ffffffffffffffff8111610a07578060040192610140600319833603011261251757828552600260205260408520805460a01c60ff16611b1a81613668565b600481036124e75750611b6967ffffffffffffffff600183015460801c1667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613862565b8042116124bc57508386526004602052604086206001600160a01b0383165f5260205260405f209060ff8254166007600310156103c257611ba981613668565b6003810361248c575081549067ffffffffffffffff8260081c168015159081612473575b5061244b57604051602081019060443582526064356040820152608435606082015260a43563ffffffff811680910361222757608082015260808152611c1460a0826137c8565b5190206003820154036124235790611c9b9392916001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016906102c0611c608a8061418c565b604051809881927f7a9730df000000000000000000000000000000000000000000000000000000008352602060048401526024830190614296565b0381855afa9586156120ee578a96612286575b5067ffffffffffffffff611cd7610140611cd1611ccb8d8061418c565b806145c8565b016145fb565b16421061223e576040517f5db82fa0000000000000000000000000000000000000000000000000000000008152602081600481865afa908115612233578b916121ed575b506001600160a01b0360206101008901926024845160405194859384927f6cb4ba5f0000000000000000000000000000000000000000000000000000000084526004840152165afa908115612197578c916121ce575b50156121a2575061014086018051604051907fad85c83d00000000000000000000000000000000000000000000000000000000825260048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612197578c91612178575b5061214c57508867ffffffffffffffff6005611e0a9301541687614a2e565b156121245767ffffffffffffffff611e2b610120611cd1611ccb8c8061418c565b1690611e6f67ffffffffffffffff677fffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000060011c16168093613862565b8042116120f9575090602089611edf93611ea6610180611e9d611e92858061418c565b610160810190614628565b9290948061418c565b013592604051968794859384937f707dca090000000000000000000000000000000000000000000000000000000085526004850161467c565b03915afa9182156120ee578a926120b8575b50611efd829142613862565b101561208d57507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff006004911617815567ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff4216019267ffffffffffffffff84116120795761205f936120456001600160a01b037f232abc4c5400aca1f1a2c21c1d7872ead1c9022fc5d2ea72461861635df56a519795856003602061206d9767ffffffffffffffff6002819b0198167fffffffffffffffffffffffffffffffffffffffffffffffff000000000000000089541617885501519101551698898b52600660205260408b2063ffffffff61200981835416614700565b167fffffffffffffffffffffffffffffffffffffffffffffffffffffffff00000000825416179055606461203d828061418c565b960190614717565b939091541692604051958695606087526060870190614296565b918583036020870152614223565b9060408301520390a380f35b602488634e487b7160e01b81526011600452fd5b7f691e5682000000000000000000000000000000000000000000000000000000008952600452602488fd5b91506020823d6020116120e6575b816120d3602093836137c8565b8101031261037657611efd915191611ef1565b3d91506120c6565b6040513d8c823e3d90fd5b7f691e5682000000000000000000000000000000000000000000000000000000008b5260045260248afd5b6004897fb08af81e000000000000000000000000000000000000000000000000000000008152fd5b517fff36427c000000000000000000000000000000000000000000000000000000008b5260045260248afd5b612191915060203d60201161134e5761134081836137c8565b5f611deb565b6040513d8e823e3d90fd5b517f1fa8d9c2000000000000000000000000000000000000000000000000000000008b5260045260248afd5b6121e7915060203d60201161134e5761134081836137c8565b5f611d71565b90506020813d60201161222b575b81612208602093836137c8565b8101031261222757516001600160a01b0381168103612227575f611d1b565b8a80fd5b3d91506121fb565b6040513d8d823e3d90fd5b60248a67ffffffffffffffff61225d610140611cd1611ccb8f8061418c565b7f2a35a32400000000000000000000000000000000000000000000000000000000835216600452fd5b9095506102c0813d821161241b575b816122a36102c093836137c8565b8101031261241757604051906102c0820182811067ffffffffffffffff82111761240357604052805182526020810151602083015260408101516040830152606081015163ffffffff811681036123ff576060830152612305608082016141bf565b608083015261231660a082016141bf565b60a083015260c0810151906fffffffffffffffffffffffffffffffff821682036123ff576102a09160c084015260e081015160e084015261010081015161010084015261236661012082016141bf565b6101208401526101408101516101408401526101608101516101608401526101808101516101808401526101a08101516101a08401526101c08101516101c08401526101e08101516101e084015261020081015161020084015261022081015161022084015261024081015161024084015261026081015161026084015261028081015161028084015201516102a0820152945f611cae565b8b80fd5b60248c634e487b7160e01b81526041600452fd5b8980fd5b3d9150612295565b6004887f60e4b091000000000000000000000000000000000000000000000000000000008152fd5b6004887ff8d2e490000000000000000000000000000000000000000000000000000000008152fd5b905067ffffffffffffffff60058301541610155f611bcd565b876024917fbb27deba0000000000000000000000000000000000000000000000000000000082526103bd81613668565b7f691e5682000000000000000000000000000000000000000000000000000000008752600452602486fd5b866024917fe37d4aeb0000000000000000000000000000000000000000000000000000000082526103bd81613668565b8480fd5b5034610130576040600319360112610130576001600160a01b03604061253f6136f4565b92806080835161254e81613757565b82815282602082015282858201528260608201520152600435815260046020522091165f5260205260a060405f2060405161258881613757565b67ffffffffffffffff82549260ff8416936125a285613668565b84845282602085019160081c16815282600183015491604086019283526080600383600287015416956060890196875201549601958652604051966125e681613668565b87525116602086015251604085015251166060830152516080820152f35b5034610130576020600319360112610130576004359061262382614900565b9161266767ffffffffffffffff60018501541667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613862565b9283421115612759578280945050740600000000000000000000000000000000000000007fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff825416179055807f912eb5b8425dcb9cde52988b0de2b8b12f843f9e2bcd1f06340c06b892a427986040805160068152856020820152a26001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169061271661389c565b823b15611a1d576119f0928492836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613983565b602483600186018087116110c3577f2a35a324000000000000000000000000000000000000000000000000000000008252600452fd5b50346103765761279e366136c9565b9291906127aa826148a0565b6001600160a01b03815416803303612d4c57506001810194855461280567ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff8360801c16613862565b804211908115612d2e575b6128459067ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613862565b91824211159182612d05575b5050612ccf5767ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000169061288d8282613862565b4211612c9a575050604051602081019033825267ffffffffffffffff8516928360408301526060820152606081526128c66080826137c8565b519020600483015403612c72577f912eb5b8425dcb9cde52988b0de2b8b12f843f9e2bcd1f06340c06b892a427986040859280155f14612c675761299a6003995b6129108b613668565b86547fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff1660a08c901b74ff00000000000000000000000000000000000000001617875580547fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff164260801b77ffffffffffffffff0000000000000000000000000000000016179055565b60058501817fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161790558151906129d28a613668565b8982526020820152a2825f52600360205260405f2091604051808460208296549384815201905f5260205f20925f5b818110612c45575050612a16925003846137c8565b825160018101809111612c31576002612a3f6fffffffffffffffffffffffffffffffff926138e1565b9301541695612a4d81613668565b60058103612c1a576fffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000005b16945f955b8551871015612b5757612b456001918a612abc87876001600160a01b03612ab48e8e6139b0565b51168861507e565b15612b4d57612b00612710612af961193a9361ffff7f0000000000000000000000000000000000000000000000000000000000000000169061399d565b048d613855565b6001600160a01b03612b128c8c6139b0565b511660405190612b21826137ac565b8152816020820152612b338c8b6139b0565b52612b3e8b8a6139b0565b508c613855565b960195612a8d565b5061193a5f612b00565b8791612b8086928860405191612b6c836137ac565b5f83526020830152519061197a82866139b0565b506001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b1561037657612bef925f92836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613983565b03925af18015612c0f57612c01575080f35b612c0d91505f906137c8565b005b6040513d5f823e3d90fd5b6fffffffffffffffffffffffffffffffff5f612a88565b634e487b7160e01b5f52601160045260245ffd5b84546001600160a01b0316835260019485019488945060209093019201612a01565b61299a600499612907565b7f81791cb4000000000000000000000000000000000000000000000000000000005f5260045ffd5b612ca49250613862565b7f691e5682000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b60018101809111612c31577f2a35a324000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b1591508115612d17575b505f80612851565b905060ff808260c01c169160c81c1614155f612d0f565b5f8781526003602052604090205460c084901c60ff16149150612810565b7f64b7db25000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b3461037657602060031936011261037657612c0d6004356139c4565b34610376576020600319360112610376576004355f52600360205260405f206040519081602082549182815201915f5260205f20905f5b818110612df157612ded85612de1818703826137c8565b60405191829182613672565b0390f35b82546001600160a01b0316845260209093019260019283019201612dca565b34610376576020600319360112610376576004356001600160a01b03612e3582613809565b5054169067ffffffffffffffff6001612e4d83613809565b50015416612f38576040517f2254f9250000000000000000000000000000000000000000000000000000000081528260048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612c0f575f91612f06575b50612ecb8361478b565b1115612eda57612c0d90614829565b507f4e8ddafd000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b90506020813d602011612f30575b81612f21602093836137c8565b81010312610376575183612ec1565b3d9150612f14565b507fd0e216c2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b3461037657602060031936011261037657604051612f818161373a565b5f8152602081015f9052604081015f9052606081015f9052608081015f905260a081015f905260c081015f905260e081015f905261010081015f905261012081015f905261014081015f905261016081015f9052610180015f90526004355f52600260205260405f2060405190612ff78261373a565b8054906001600160a01b03821683528160a01c60ff1691602084019261301c81613668565b835260408401908060a81c60ff168252606085019060b01c63ffffffff16815260018301546080860167ffffffffffffffff8216815260a087018260401c67ffffffffffffffff16815260c08801908360801c67ffffffffffffffff16825260e08901928460c01c60ff1684526101008a019460c81c60ff16855260028801546fffffffffffffffffffffffffffffffff16956101208b019687526003890154976101408c0198895260048a0154996101608d019a8b526005015467ffffffffffffffff169a6101808d019b8c526040519c516001600160a01b03168d525161310481613668565b60208d01525160ff1660408c01525163ffffffff1660608b01525167ffffffffffffffff1660808a01525167ffffffffffffffff1660a08901525167ffffffffffffffff1660c08801525160ff1660e08701525160ff16610100860152516fffffffffffffffffffffffffffffffff1661012085015251610140840152516101608301525167ffffffffffffffff166101808201526101a090f35b34610376576020600319360112610376576004356040517f2254f9250000000000000000000000000000000000000000000000000000000081523360048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612c0f575f916135b9575b506fffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016908181106135875782335f52600160205260405f205480151580613560575b15613488575f198101908111612c315767ffffffffffffffff600161329683613809565b500154161561345c576132eb67ffffffffffffffff60016132b685613809565b5001541667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613862565b90821490811591613451575b50613426575b6040516133098161371e565b3381526020810167ffffffffffffffff4216815260408201905f825261332e84613809565b9390936134135751835491517fffffffff000000000000000000000000000000000000000000000000000000009092166001600160a01b03919091161760a09190911b7bffffffffffffffff00000000000000000000000000000000000000001617825551600191820180547fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000001667ffffffffffffffff929092169190911790558101808211612c3157335f52600160205260405f20556040519081527f37a67a66b61b2440885044ce1e8bf5889293dba67220d0be4bebf17343cddaf560203392a2005b634e487b7160e01b5f525f60045260245ffd5b7fbaa37b0f000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9050421115826132f7565b7f66801769000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b505f548181036134cd57680100000000000000008110156134b9578060016134b292015f55613809565b50506132fd565b634e487b7160e01b5f52604160045260245ffd5b5067ffffffffffffffff60016134e283613809565b500154168015908115613521575b50156132fd577fbaa37b0f000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b613557915067ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613862565b421115826134f0565b505f198101818111612c315761357590613809565b50546001600160a01b03163314613272565b7f09466d22000000000000000000000000000000000000000000000000000000005f523360045260245260445260645ffd5b90506020813d6020116135e3575b816135d4602093836137c8565b8101031261037657518261321f565b3d91506135c7565b34610376576020600319360112610376576136046137eb565b506060613612600435613809565b5067ffffffffffffffff6040516136288161371e565b81835460408260016001600160a01b0384169788875282602088019560a01c16855201541693019283526040519485525116602084015251166040820152f35b600711156103c257565b60206040818301928281528451809452019201905f5b8181106136955750505090565b82516001600160a01b0316845260209384019390920191600101613688565b359067ffffffffffffffff8216820361037657565b6003196060910112610376576004359060243567ffffffffffffffff81168103610376579060443590565b602435906001600160a01b038216820361037657565b35906001600160a01b038216820361037657565b6060810190811067ffffffffffffffff8211176134b957604052565b6101a0810190811067ffffffffffffffff8211176134b957604052565b60a0810190811067ffffffffffffffff8211176134b957604052565b610140810190811067ffffffffffffffff8211176134b957604052565b6080810190811067ffffffffffffffff8211176134b957604052565b6040810190811067ffffffffffffffff8211176134b957604052565b90601f601f19910116810190811067ffffffffffffffff8211176134b957604052565b604051906137f88261371e565b5f6040838281528260208201520152565b5f54811015613841575f80805260019190911b7f290decd9548b62a8d60345a988386fc84ba6bc95484008f6362f93160ef3e5630191565b634e487b7160e01b5f52603260045260245ffd5b91908203918211612c3157565b91908201809211612c3157565b519067ffffffffffffffff8216820361037657565b67ffffffffffffffff81116134b95760051b60200190565b604051906138ab6020836137c8565b5f80835282815b8281106138be57505050565b6020906040516138cd816137ac565b5f81525f83820152828285010152016138b2565b906138eb82613884565b6138f860405191826137c8565b828152601f196139088294613884565b01905f5b82811061391857505050565b602090604051613927816137ac565b5f81525f838201528282850101520161390c565b90602080835192838152019201905f5b8181106139585750505090565b825180516001600160a01b03168552602090810151818601526040909401939092019160010161394b565b60409061399a93928152816020820152019061393b565b90565b81810292918115918404141715612c3157565b80518210156138415760209160051b010190565b6139cd81614900565b6001810154915f613a1267ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff8616613862565b804211612ca4575067ffffffffffffffff8460401c16604051907f17bf58150000000000000000000000000000000000000000000000000000000082528060048301526040826024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa8015612c0f575f925f91614105575b5067ffffffffffffffff16156140da5750835490604063ffffffff8360b01c16105f146140cb5763ffffffff8260b01c1696939490929591965b613ad981613884565b97613ae7604051998a6137c8565b818952601f19613af683613884565b013660208b0137613b0c60ff8260a81c16613884565b94613b1a60405196876137c8565b60a882901c60ff16808752601f1990613b3290613884565b013660208801375f975f975b848910806140bc575b15613da75760405160208101908482528360408201528a606082015260608152613b726080826137c8565b519020613b888a63ffffffff8760b01c16613855565b908115613d9357069a5f965b8d8b891080613d7f575b15613bbf57613baf613bb79e61492c565b9d8e9961492c565b985050613b94565b509295999194979b9093968d835b828111613d4c575091613be48192613bea946139b0565b52613809565b5080549067ffffffffffffffff8d1667ffffffffffffffff8360a01c161090811591613d17575b50613ca5576040517f2254f9250000000000000000000000000000000000000000000000000000000081526001600160a01b03821660048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612c0f575f91613ce6575b50613c9e6001600160a01b03831661478b565b1115613cbc575b50613caf9061492c565b9793909491999592613b3e565b99613caf9190613cdf6001600160a01b03613cd68361492c565b9d16918b6139b0565b5290613ca5565b90506020813d8211613d0f575b81613d00602093836137c8565b8101031261037657515f613c8b565b3d9150613cf3565b6001015467ffffffffffffffff16801515915081613d37575b505f613c11565b905067ffffffffffffffff8d1610155f613d30565b5f1981019150808211612c31578f613d7282613d6b613d7895846139b0565b51926139b0565b5261493a565b8e90613bcd565b508d613d8b8a836139b0565b511115613b9e565b634e487b7160e01b5f52601260045260245ffd5b9a509897939596505092505080845215613f91575080547fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff167402000000000000000000000000000000000000000017815560010180547fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff164260801b77ffffffffffffffff000000000000000000000000000000001617905582825260036020526040822081519067ffffffffffffffff8211613f7d57680100000000000000008211613f7d578054828255808310613f52575b506020830190845260208420845b838110613f355750505050815b8151811015613efc576001908484526004602052604084206001600160a01b0380613ec284876139b0565b5116165f5260205260405f20827fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0082541617905501613e97565b507ff93154d2b06eb6b5617a5986151ba87cf91f06c819c88c039cb6215fe2f481009150613f309060405191829182613672565b0390a2565b60019060206001600160a01b038551169401938184015501613e8a565b81855282806020872001910390855b828110613f6f575050613e7c565b808760019284015501613f61565b602484634e487b7160e01b81526041600452fd5b7fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff1674060000000000000000000000000000000000000000179055505060408051600681525f602082015282917f912eb5b8425dcb9cde52988b0de2b8b12f843f9e2bcd1f06340c06b892a4279891a261400961389c565b906001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000163b1561037657614074915f9160405193849283927fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613983565b0381836001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af18015612c0f576140b05750565b5f6140ba916137c8565b565b5060ff8460a81c168a10613b47565b60409693949092959196613ad0565b7f90d12bab000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9250506040823d604011614146575b81614121604093836137c8565b810103126103765767ffffffffffffffff61414060208451940161386f565b90613a96565b3d9150614114565b359063ffffffff8216820361037657565b6004358152602435602082015260443560408201526064359063ffffffff82168092036103765760600152565b9035907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffda181360301821215610376570190565b51906001600160a01b038216820361037657565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561037657016020813591019167ffffffffffffffff821161037657813603831361037657565b601f8260209493601f1993818652868601375f8582860101520116010190565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561037657016020813591019167ffffffffffffffff8211610376578160051b3603831361037657565b9081357ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffea18336030181121561037657820161026082526001600160a01b036142dd8261370a565b1661026083015267ffffffffffffffff6142f9602083016136b4565b1661028083015260408101356102a083015260608101356102c083015263ffffffff6143276080830161414e565b166102e083015260a081013561030083015267ffffffffffffffff61434e60c083016136b4565b1661032083015267ffffffffffffffff61436a60e083016136b4565b1661034083015267ffffffffffffffff6143c16101406143a56143916101008601866141d3565b6101606103608901526103c0880191614223565b93836143b461012083016136b4565b16610380870152016136b4565b166103a0830152602083013560208301526040830135604083015263ffffffff6143ed6060850161414e565b1660608301526080830135608083015260a083013560a08301526001600160a01b0361441b60c0850161370a565b1660c083015260e08301356fffffffffffffffffffffffffffffffff81168091036103765760e083015261010083013561010083015261012083013561012083015261446b610140840184614243565b83839293036101408501528082527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81116103765760051b8092602083013701602081016144bd610160850185614243565b8091926020868603016101608701525260408301926020808360051b8301010193835f925b84841061458e5750505050505061453f61452261455c926101808601356101808601526145136101a08701876141d3565b908683036101a0880152614223565b6145306101c08601866141d3565b908583036101c0870152614223565b61454d6101e08501856141d3565b908483036101e0860152614223565b9161020081013560ff811680910361037657610240918291610200850152610220810135610220850152013591015290565b9091929394956020806145b883601f19808760019703010188526145b28b886141d3565b90614223565b98019401940192949391906144e2565b9035907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffea181360301821215610376570190565b3567ffffffffffffffff811681036103765790565b90816020910312610376575180151581036103765790565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610376570180359067ffffffffffffffff821161037657602001918160051b3603831361037657565b9392919081604086016040875252606085019160608160051b8701019180935f915b8383106146b2575050505060209150930152565b909192936020806146f0837fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa08d600196030187526145b28a876141d3565b970193019301919493929061469e565b63ffffffff1663ffffffff8114612c315760010190565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610376570180359067ffffffffffffffff82116103765760200191813603831361037657565b63ffffffff168015612c31575f190190565b60ff1660ff8114612c315760010190565b6001600160a01b03165f52600660205263ffffffff60405f20541660018101809111612c31576147f061399a916fffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001661399d565b6fffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613862565b7f446379b00c1959385a55059851f9e4a0ab1bafcfae9d061bf346014f465d2d4d60206001600160a01b0361485d84613809565b506001810180547fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000164267ffffffffffffffff16179055546040519485521692a2565b5f908152600260205260409020805490919060a01c60ff166148c181613668565b600281036148cc5750565b7fe37d4aeb000000000000000000000000000000000000000000000000000000005f526148f881613668565b60045260245ffd5b5f908152600260205260409020805490919060a01c60ff1661492181613668565b600181036148cc5750565b5f198114612c315760010190565b8015612c31575f190190565b5f5260046020526001600160a01b0360405f2091165f5260205260405f209060ff8254166007600410156103c25761497d81613668565b600481036149885750565b7fbb27deba000000000000000000000000000000000000000000000000000000005f526148f881613668565b90939293848311610376578411610376578101920390565b92919267ffffffffffffffff82116134b957604051916149f6601f8201601f1916602001846137c8565b829481845281830111610376578281602093845f960137010152565b359060208110614a20575090565b5f199060200360031b1b1690565b5f1961ffff8360301c16019067ffffffffffffffff8211612c315763ffffffff83169260201c61ffff1667ffffffffffffffff8316614a7b614a70878061418c565b6101a0810190614717565b6040805190969290614a8d88826137c8565b600581527f63656c6c730000000000000000000000000000000000000000000000000000006020820152614ac15f91615ae9565b60055f91614ad05f8787615b6b565b9193909303614f7957925f935b838510614fa55750505050508015614f7957600590614afd818585615b6b565b93909103614f4d5760031901614f22575090614c35614bf7614bf0614bb2614bab8c614b6e614b67614c3d99835190614b3685836137c8565b600482527f726f6f740000000000000000000000000000000000000000000000000000000060208301528c8b615846565b8a89615868565b614b7a825192836137c8565b600582527f636f756e7400000000000000000000000000000000000000000000000000000060208301528988615846565b8786615868565b8b5190614bbf8d836137c8565b600582527f696e6e657200000000000000000000000000000000000000000000000000000060208301528786615846565b8584615868565b895190614c048b836137c8565b600882527f756e70726f76656e00000000000000000000000000000000000000000000000060208301528584615846565b928391615b6b565b509190614f22575015801590614f12575b614e76576101a084015160443514801590614f04575b8015614ef0575b8015614ee2575b614e7657681fffffffffffffffe09060051b169080820460201490151715612c315761020083019384518610801590614eb6575b614e76576020870192614cb98489614717565b601f1981019150808211612c31577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc01908111612c3157614d0690614cfe868b614717565b8092916149b4565b90357fffffffff0000000000000000000000000000000000000000000000000000000081169160048110614e81575b505086519060e01c03614e6a57614d5e614d59614d52868b614717565b36916149cc565b615363565b9060a4359163ffffffff831680840361037657614d8d9350614d82858c018c614628565b939092608435615989565b15614e7657614d9c8388614717565b602084019491858511612c31578585614dbe93614db8936149b4565b90614a12565b61022086015103614e6a57614dd39088614717565b9290918101809111612c3157614e2293614df093614db8936149b4565b91610240614e07614d59614d5260608a018a614717565b910151845186614e1a60808a018a614628565b949093615989565b15614e6257614e4e92614e3e614d59614d5260a0880188614717565b925190614e1a60c0870187614628565b9081614e58575090565b61399a91506153b8565b505050505f90565b50505050505050505f90565b505050505050505f90565b7fffffffff000000000000000000000000000000000000000000000000000000009250829060040360031b1b16165f80614d35565b50614ec46020880188614717565b606084019150818411612c315760648401809211612c315710614ca6565b506101e08401511515614c72565b508263ffffffff6060860151161415614c6b565b508160e08501511415614c64565b506108006102a085015111614c4e565b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b614fb0818989615b14565b919092831115614f225750828214614fd8575b614fd06001918989615868565b940193614add565b945084614fc3565b6001600160a01b031690815f52600160205260405f2054918215615031575f198301928311612c315782816001600160a01b0361501c83613809565b505416149081159161505c575b506150315750565b7fd0e216c2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b67ffffffffffffffff9150615072600191613809565b5001541615155f615029565b91909392825f52600460205260405f206001600160a01b0386165f526020526001600160a01b0360405f209516805f52600560205260405f2093600360ff8854166150c881613668565b036151a85750506150d882613668565b60058214948515615189575b505083156151825760049063ffffffff61510081855416614700565b167fffffffffffffffffffffffffffffffffffffffffffffffffffffffff0000000084541617835561513181613668565b146151395750565b80547fffffffffffffffffffffffffffffffffffffffffffffffff00000000ffffffff67ffffffff0000000061517763ffffffff8460201c16614700565b60201b169116179055565b505f925050565b67ffffffffffffffff9192955081905460081c16911614925f806150e4565b936002935060ff92508096919596547fffffffffffffffffffffffffffffffff00000000ffffffffffffffffffffffff6fffffffff0000000000000000000000006151fb63ffffffff8460601c16614700565b60601b169116179055541661520f81613668565b0361533d577f00000000000000000000000000000000000000000000000000000000000000005b60206fffffffffffffffffffffffffffffffff61525161389c565b9261529d60405194859384937f03a942e900000000000000000000000000000000000000000000000000000000855289600486015216602484015260606044840152606483019061393b565b03815f6001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af1908115612c0f575f9161530a575b5060207f2394e4db451a7edbe153ae33314a1cdb1912c8b2a35110f0e20dfca3c877543291604051908152a35f90565b90506020813d602011615335575b81615325602093836137c8565b81010312610376575160206152da565b3d9150615318565b7f0000000000000000000000000000000000000000000000000000000000000000615236565b5f60209160405161539860218286808201958787528051918291018484015e810186838201520301601f1981018352826137c8565b604051918291518091835e8101838152039060025afa15612c0f575f5190565b6153c56060820182614717565b6153d460a08493940183614717565b6153e46101008593950183614717565b95909460e084013560308604811080159061583c575b614e6a57610100881480159061580d575b614e6a57603081029281840460301482151715612c315760018201809211612c3157603082029180830460301490151715612c3157868411610376576154523685836149cc565b602081519101208585116103765761546b3686866149cc565b60208151910120148015906157d9575b6157cc57615514614d5283868c60071c9a6154978c1515615a88565b8c8035602082013591606060408201359101359060809180828686171717155f146157525750505060c0915b7fffffffffffffffffffffffffffffffff0000000000000000000000000000000060405192602084019460781b1760801b16835260308201526030815261550b6050826137c8565b519020956149b4565b6020815191012014928315936156bb575b5050509050614e62576156179061560e61553d6137eb565b91615564604051956101408701806040528786526020860197885260408601521515615a88565b6001608061557185615cd4565b8189823701526101206040519161558960a0846137c8565b608083526f17f1d3a73197d7942695638c4fa9ac0f60208401527fc3688c4f9774b905a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb60408401526f08b3f481e3aaa0f1a09e30ed741d8ae460608401527ffcf5e095d5d00af600db18cb2c04b3edd03cc744a2888ae40caa232946c5e7e1608084015201359083615aa3565b51809251613855565b9060806040519161562960a0846137c8565b818352602083019384916080368437600c5afa60803d14161561568e575190209180608011610376576156839160807fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8036930191016149cc565b602081519101201490565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600c60045260245ffd5b6157409350614d5292946156d188600110615a88565b60a089013560808a8101359060c08c013560e08d0135848417821781176157525750505060c0917fffffffffffffffffffffffffffffffff0000000000000000000000000000000060405192602084019460781b1760801b16835260308201526030815261550b6050826137c8565b602081519101201415805f8080615525565b6f0d0088f51cbff34d258dd3db21a5d66b8295939511918215615780575b5050156154c35760a092506154c3565b6f0d0088f51cbff34d258dd3db21a5d66b149150816157a2575b505f80615770565b7fb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd5559150115f61579a565b5050505050505050505f90565b506157e9614d52888481856149b4565b602081519101206157ff614d52878581886149b4565b60208151910120141561547b565b507f73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001610120860135061561540b565b50838614156153fa565b826158609261585792969596615b14565b91909194615ae9565b03614f225750565b90929192600191825b61587a57505050565b909193615888818484615b6b565b919092829160028114801561596f575b156158be575050506158b6916158af918585615cbd565b945b61493a565b919082615871565b919793925090600481036158db5750506158b1906158b692613862565b6005810361591f5750507f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81168103612c31576158b6916158b19160011b90613862565b90916006821491821561593d575b5050614f2257506158b69061493a565b600714915081615950575b505f8061592d565b6014811091508115615964575b505f615948565b60169150115f61595d565b5060038114615898565b91908110156138415760051b0190565b9390929182811015615a7e57915f198101908111612c315792945f92915b8184106159c457505050501591826159be57505090565b14919050565b90929693958695929515615a72576001808716148015615a69575b15615a42576159ff906159f78986859a99979a615979565b356001615cfb565b925b600181161580615a39575b15615a1e5760011c9460011c94615a01565b6001909794979691929593965b811c93811c940192916159a7565b50801515615a0c565b615a63600191615a5b8a8786979a9b98969c999c615979565b359083615cfb565b96615a2b565b508686146159df565b50505050925050505f90565b5050505050505f90565b15615a8f57565b634e487b7160e01b5f52600160045260245ffd5b90615ab2815160801115615a88565b602081019060408101518251179060606080820151910151171715615ae4576080615add8193615cd4565b91825e0152565b505050565b6020815191015160208210615b04575b60081c9060f81b1790565b5f198260200360031b1b16615af9565b6003919392615b24818684615b6b565b929194909403614f2257601f8411614f2257508181615b4b85614db89489615b5397615cbd565b9687926149b4565b60081c9060f81b179190565b90821015613841570190565b90919282841015615c9157615b81848484615b5f565b3560fd1c93601f615b93828686615b5f565b3560f81c16926001820190818311612c31578160188610615c895750601b85118015615c7f575b615c53577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe88501948511612c3157614db8615c08916001871b93615c0085828b85615cbd565b9889926149b4565b6008851b8060031c8303612c3157610100036101008111612c31571c949360018203615c3c575050601884105b614f225750565b6004901b908160021c03612c315784901c15615c35565b827ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5060078714615bba565b949550505050565b837ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b509291615cca9082613862565b928311614f225750565b90602082019182519260a0840190818511612c31576140ba92826040925201511015615a88565b600114615d1657634e487b7160e01b5f52605160045260245ffd5b60415f9160209360405191600183536001830152602182015260025afa15610376575f519056' as const;
