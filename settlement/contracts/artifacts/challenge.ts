/**
 * Generated from Challenge.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 95886c16a742c3bdafd90cd6fcca33befd2c24c4aa74805e6b94ab85d84729d8
 * @module
 */

export const challengeAbi = [
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "contract IMeshRollup",
            "name": "meshRollup",
            "type": "address"
          },
          {
            "internalType": "contract INodeRegistry",
            "name": "nodeRegistry",
            "type": "address"
          },
          {
            "internalType": "contract IBeacon",
            "name": "beacon",
            "type": "address"
          },
          {
            "internalType": "contract IProofVerifier",
            "name": "proofVerifier",
            "type": "address"
          },
          {
            "internalType": "contract IFoldReferee",
            "name": "foldReferee",
            "type": "address"
          },
          {
            "internalType": "contract IClaimReader",
            "name": "claimReader",
            "type": "address"
          },
          {
            "internalType": "contract IBondVault",
            "name": "bondVault",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "refunds",
            "type": "address"
          }
        ],
        "internalType": "struct IChallenge.Contracts",
        "name": "contracts",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint32",
            "name": "rate",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "cells",
            "type": "uint8"
          },
          {
            "internalType": "uint64",
            "name": "openWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "publishTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "proveTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "nameTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "foldWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "patience",
            "type": "uint64"
          },
          {
            "internalType": "uint128",
            "name": "bond",
            "type": "uint128"
          },
          {
            "internalType": "uint16",
            "name": "burnBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "gasPrice",
            "type": "uint64"
          },
          {
            "internalType": "uint16",
            "name": "challengerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "victimBps",
            "type": "uint16"
          },
          {
            "internalType": "uint8",
            "name": "maxTurns",
            "type": "uint8"
          }
        ],
        "internalType": "struct IChallenge.Terms",
        "name": "t",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [],
    "name": "BadCells",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "BadColumns",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "position",
        "type": "uint256"
      }
    ],
    "name": "BadPosition",
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
        "internalType": "uint256",
        "name": "bond",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "required",
        "type": "uint256"
      }
    ],
    "name": "BondTooSmall",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      }
    ],
    "name": "CellAlreadyProven",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      }
    ],
    "name": "CheckExists",
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
    "inputs": [],
    "name": "FoldHolds",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "longest",
        "type": "uint256"
      }
    ],
    "name": "LeavesTooSoon",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      }
    ],
    "name": "NoSuchDraw",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "column",
        "type": "uint256"
      }
    ],
    "name": "NotAtItsPlace",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "cell",
        "type": "uint256"
      }
    ],
    "name": "NotTheCell",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      }
    ],
    "name": "NotTheFacts",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      }
    ],
    "name": "NotTheFolds",
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
    "inputs": [
      {
        "internalType": "address",
        "name": "operator",
        "type": "address"
      }
    ],
    "name": "NotTheOperator",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheRefunds",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheRegistry",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheWeights",
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
        "name": "price",
        "type": "uint256"
      }
    ],
    "name": "TooDear",
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
        "internalType": "enum IChallenge.Kind",
        "name": "kind",
        "type": "uint8"
      }
    ],
    "name": "WrongKind",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "enum IChallenge.State",
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
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "cell",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "t",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "uint256",
                "name": "count",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "root",
                "type": "bytes32"
              }
            ],
            "internalType": "struct RowSet",
            "name": "rows",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "fold",
            "type": "bytes"
          }
        ],
        "indexed": false,
        "internalType": "struct FoldClaim[]",
        "name": "folds",
        "type": "tuple[]"
      },
      {
        "indexed": false,
        "internalType": "bytes[]",
        "name": "partialSums",
        "type": "bytes[]"
      }
    ],
    "name": "CellProven",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint32[]",
        "name": "cells",
        "type": "uint32[]"
      }
    ],
    "name": "CellsNamed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "CheckAnswered",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "enum IChallenge.State",
        "name": "state",
        "type": "uint8"
      }
    ],
    "name": "CheckEnded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "indexed": false,
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      }
    ],
    "name": "CheckOpened",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "columns",
        "type": "bytes"
      }
    ],
    "name": "InnerColumns",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "InnerPublished",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "claimsHash",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "SegmentVoided",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      }
    ],
    "name": "checkOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "factsHash",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      },
      {
        "internalType": "enum IChallenge.State",
        "name": "state",
        "type": "uint8"
      },
      {
        "internalType": "uint16",
        "name": "proven",
        "type": "uint16"
      },
      {
        "internalType": "uint8",
        "name": "draws",
        "type": "uint8"
      },
      {
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "deadline",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "turn",
        "type": "uint32"
      },
      {
        "internalType": "uint64",
        "name": "left",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "named",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "t",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "uint256",
                "name": "count",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "root",
                "type": "bytes32"
              }
            ],
            "internalType": "struct RowSet",
            "name": "rows",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "fold",
            "type": "bytes"
          }
        ],
        "internalType": "struct FoldClaim[]",
        "name": "folds",
        "type": "tuple[]"
      },
      {
        "internalType": "bytes32[]",
        "name": "posted",
        "type": "bytes32[]"
      },
      {
        "internalType": "uint256",
        "name": "fold",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes",
            "name": "partialSum",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "partialPath",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes",
            "name": "rows",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "rowsPath",
            "type": "bytes32[]"
          }
        ],
        "internalType": "struct FoldChunk",
        "name": "chunk",
        "type": "tuple"
      }
    ],
    "name": "contest",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "isConvicted",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "uint32[]",
        "name": "cells",
        "type": "uint32[]"
      }
    ],
    "name": "name",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
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
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "openOf",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "priceOf",
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
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "draw",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "keyDigest",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "rowsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes",
                "name": "places",
                "type": "bytes"
              }
            ],
            "internalType": "struct IChallenge.CellLeaf",
            "name": "leaf",
            "type": "tuple"
          },
          {
            "internalType": "bytes32[]",
            "name": "leafPath",
            "type": "bytes32[]"
          },
          {
            "components": [
              {
                "internalType": "bytes",
                "name": "edgeLeaf",
                "type": "bytes"
              },
              {
                "internalType": "bytes32[]",
                "name": "path",
                "type": "bytes32[]"
              }
            ],
            "internalType": "struct IChallenge.Link[]",
            "name": "links",
            "type": "tuple[]"
          },
          {
            "components": [
              {
                "internalType": "bytes",
                "name": "boundary",
                "type": "bytes"
              },
              {
                "internalType": "bytes",
                "name": "model",
                "type": "bytes"
              },
              {
                "components": [
                  {
                    "internalType": "uint256",
                    "name": "count",
                    "type": "uint256"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "root",
                    "type": "bytes32"
                  }
                ],
                "internalType": "struct RowSet[]",
                "name": "rows",
                "type": "tuple[]"
              }
            ],
            "internalType": "struct Statement",
            "name": "statement",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "proof",
            "type": "bytes"
          },
          {
            "internalType": "bytes[]",
            "name": "partialSums",
            "type": "bytes[]"
          }
        ],
        "internalType": "struct IChallenge.Proof",
        "name": "move",
        "type": "tuple"
      }
    ],
    "name": "prove",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      }
    ],
    "name": "publish",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "bytes",
        "name": "columns",
        "type": "bytes"
      }
    ],
    "name": "publishCells",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "most",
        "type": "uint256"
      }
    ],
    "name": "refund",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "refundsLeft",
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
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      }
    ],
    "name": "resolve",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "terms",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint32",
            "name": "rate",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "cells",
            "type": "uint8"
          },
          {
            "internalType": "uint64",
            "name": "openWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "publishTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "proveTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "nameTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "foldWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "patience",
            "type": "uint64"
          },
          {
            "internalType": "uint128",
            "name": "bond",
            "type": "uint128"
          },
          {
            "internalType": "uint16",
            "name": "burnBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "gasPrice",
            "type": "uint64"
          },
          {
            "internalType": "uint16",
            "name": "challengerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "victimBps",
            "type": "uint16"
          },
          {
            "internalType": "uint8",
            "name": "maxTurns",
            "type": "uint8"
          }
        ],
        "internalType": "struct IChallenge.Terms",
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
        "name": "claimsHash",
        "type": "bytes32"
      }
    ],
    "name": "verdictOf",
    "outputs": [
      {
        "internalType": "uint8",
        "name": "",
        "type": "uint8"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
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
    "name": "voidSegment",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "stateMutability": "payable",
    "type": "receive"
  }
] as const;

export const challengeBytecode = '0x61032060405234610804576168f4803803809161001e82610320610aaa565b610320396102c08112610804576101008112610804576040519061010082016001600160401b03811183821017610a9657604052610320516001600160a01b0381168103610804578252610340516001600160a01b0381168103610804576020830152610360516001600160a01b0381168103610804576040830152610380516001600160a01b03811681036108045760608301526103a0516001600160a01b03811681036108045760808301526103c0516001600160a01b03811681036108045760a08301526103e0516001600160a01b03811681036108045760c083015261040051906001600160a01b0382168203610804576101c09160e084015260ff190112610804576040516101c081016001600160401b03811182821017610a965760405261014d610420610acd565b815261015a610440610ade565b602082015261016a610460610aec565b604082015261017a610480610aec565b606082015261018a6104a0610aec565b608082015261019a6104c0610aec565b60a08201526101aa6104e0610aec565b60c08201526101ba610500610aec565b60e0820152610520516001600160801b0381168103610804576101008201526101e4610540610b00565b6101208201526101f5610560610aec565b610140820152610206610580610b00565b6101608201526102176105a0610b00565b6101808201526102286105c0610ade565b6101a082015260018060a01b0360208301511660805260018060a01b0360408301511660a05260018060a01b0360608301511660c05260018060a01b0360808301511660e05260018060a01b0360a083015116806101005260018060a01b0360c0840151166101205260018060a01b0360e0840151166101405263ffffffff8251166101605260ff6020830151166101805260018060401b036040830151166101a05260018060401b036060830151166101c05260018060401b036080830151166101e05260018060401b0360a0830151166102005260018060401b0360c0830151166102205260018060401b0360e0830151166102405260018060801b03610100830151166102605261ffff610120830151166102805260018060401b03610140830151166102a05261ffff610160830151166102c05261ffff610180830151166102e05260ff6101a0830151166103005263ffffffff825116620100008111918215610a1f575b50508015610a10575b80156109ff575b80156109ef575b6109995761ffff6101208201511680159081156109e3575b5080156109a8575b6109995760ff60208201511660028101809111610985578060181b908082046301000000149015171561098557610140820151610410916001600160401b0390911690610b1c565b60018060801b036101008301511661ffff610120840151166127100361271081116109855761043e91610b1c565b61271082029082820461271014831517156109855710610961575060e081015160a08201516004926104f09290916104db916001600160401b0390811691168082111561095a57505b6104d66104bf60ff6101a0860151166104b960018060401b0360608801511660018060401b0360808901511690610b0f565b90610b1c565b60408501516001600160401b039384169316610b0f565b610b0f565b60c0909101516001600160401b031690610b0f565b825160405163461645bf60e01b81529260209184919082906001600160a01b03165afa8015610810575f9061091f575b61053492506001600160401b031690610b0f565b60a082015160405163e2fdcc1760e01b815291929190602090829060049082906001600160a01b03165afa908115610810575f916108dc575b5060405163a7ab696160e01b815290602090829060049082906001600160a01b03165afa80156108105783915f916108a0575b506001600160401b0316118015919061081b575b8115610787575b5061077557604051615dc49081610b30823960805181818160220152818161407801528181614282015281816149260152614b1b015260a051818181610e89015281816125b20152615747015260c05181610592015260e0518181816105ea015261311a015261010051818181611ced0152612de00152610120518181816120d601528181612bdc01528181613f5801526147fb01526101405181612ae00152610160518161108a0152610180518181816110b90152611e4e01526101a0518181816110e30152611d5801526101c051818181611114015261200401526101e0518181816111450152818161153b015261544901526102005181818161117601526128390152610220518181816108b401526111a70152610240518181816111d9015261265901526102605181818161120c015281816139ee015281816141ff0152614aaa01526102805181818161124701528181613fd8015261488f01526102a0518161127401526102c0518181816112a7015281816142c50152614b5e01526102e0518181816112d4015281816142f70152614b9001526103005181818161130001528181611eef015281816141cc0152614a770152f35b631f1ad91f60e11b5f5260045260245ffd5b60c0015160405163a7ab696160e01b81529150602090829060049082906001600160a01b03165afa80156108105782915f916107d0575b506001600160401b031611155f6105bb565b9150506020813d602011610808575b816107ec60209383610aaa565b81010312610804576107fe8291610aec565b5f6107be565b5f80fd5b3d91506107df565b6040513d5f823e3d90fd5b602080820151604051630283886360e41b8152929350829060049082906001600160a01b03165afa80156108105783915f91610864575b506001600160401b03161115906105b4565b9150506020813d602011610898575b8161088060209383610aaa565b81010312610804576108928391610aec565b5f610852565b3d9150610873565b9150506020813d6020116108d4575b816108bc60209383610aaa565b81010312610804576108ce8391610aec565b5f6105a0565b3d91506108af565b90506020813d602011610917575b816108f760209383610aaa565b8101031261080457516001600160a01b038116810361080457602061056d565b3d91506108ea565b506020823d602011610952575b8161093960209383610aaa565b810103126108045761094d61053492610aec565b610520565b3d915061092c565b9050610487565b9061010060018060801b0391015116639901e61160e01b5f5260045260245260445ffd5b634e487b7160e01b5f52601160045260245ffd5b638dc5992160e01b5f5260045ffd5b506109c661ffff6101608301511661ffff6101808401511690610b0f565b6001600160ff1b0381168103610985576127109060011b116103c8565b6127109150115f6103c0565b5060ff6101a082015116156103a8565b50601060ff602083015116116103a1565b5060ff6020820151161561039a565b604051631627391760e11b8152919250602090829060049082905afa8015610810575f90610a59575b63ffffffff91501614155f80610391565b506020813d602011610a8e575b81610a7360209383610aaa565b8101031261080457610a8963ffffffff91610acd565b610a48565b3d9150610a66565b634e487b7160e01b5f52604160045260245ffd5b601f909101601f19168101906001600160401b03821190821017610a9657604052565b519063ffffffff8216820361080457565b519060ff8216820361080457565b51906001600160401b038216820361080457565b519061ffff8216820361080457565b9190820180921161098557565b818102929181159184041417156109855756fe60806040526004361015610072575b3615610018575f80fd5b6001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016330361004a57005b7f112e6c48000000000000000000000000000000000000000000000000000000005f5260045ffd5b5f5f3560e01c806308d12d3314612eca5780630ce9411514612e9a5780631eea66b414612d5c5780633590039214612cad5780634020ed1414612aa957806349df9f7c146127655780635bd7229e1461273b57806376ccfcdb146125265780637b96882b146124cc5780638dadccff1461186f578063ad85c83d14611840578063ce10a7e8146113f0578063d50256251461100a578063eec332fd14610fe3578063f02ba55914610d675763f8424f721461012d575061000e565b34610b6e5760031936016103408112610d635761032013610b6e576103243567ffffffffffffffff8111610d6357806004019060e06003198236030112610b71576101b79061017a613b04565b90843594610189868484615474565b90600184015493602486019461019f8684615808565b9060446101ef8c6101ea6060604087019d8e8861583b565b93846040519586938b35602086015260208c0135604086015285850137820190838201520301601f198101835282613448565b61531f565b9961021d8a6102e4359c8d610211610207828d61586e565b968794018b613ace565b9390926102c435615c83565b15610d375761023c61022f828661583b565b8093915060021c9561583b565b90506003198216851591868204600414831715610d22571491821592610d08575b8b8315610c9b575b505050610c7057508a989796985b828110610c1b57505050608485019361028c8584615808565b946060968b9860408801985b6102a28a8a615c4d565b90508b1015610347576102b58a8a615c4d565b8c10156103335761032b8f9260019360208f9481956102ea6040519184830193849160061b0160208091803584520135910152565b604081526102f9606082613448565b6040519685889651918291018588015e85019083820190858252519283915e010190815203601f198101835282613448565b9a0199610298565b60248f634e487b7160e01b81526032600452fd5b8d99508b9061039461035e8f9b602081019061583b565b91908d60206040519485938183808701998051918291018b5e86019184830186815237010190815203601f198101835282613448565b51902060206103a3838a615808565b013503610bf3576103be6103b7838a61586e565b9289615374565b906040519060c0820182811067ffffffffffffffff821117610bdf576040526101a435825260208201926101c435845260408301946101e4358652606084019081526080840191825261042661041e60a08601946102043586528d615808565b35988c615808565b9561043460a489018d61583b565b9690956040519a7feccde1ba000000000000000000000000000000000000000000000000000000008c5260048c01525160248b01525160448a01525160648901525160848801525160a48701525160c486015261012060e48601526104f06104b261049f8580613302565b60606101248a0152610184890191613334565b6104bf6020860186613302565b907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffedc898403016101448a0152613334565b926040810135601e1982360301811215610bdb57016020813591019367ffffffffffffffff8211610bdb578160061b36038513610bdb57918c93916020847ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffedc8a80970301610164870152828152019590855b818110610ba957505050936105869183949560031985840301610104860152613334565b03816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa918215610b9e5788926109f4575b5060c401916105d18386613ace565b90508251036109c8576105e78297949751613692565b957f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031694895b84518110156107205761062881866135f9565b51610633878a613ace565b83101561070c5761069283926106546020936106a49660051b81019061583b565b959060405196879485947f11efe7d4000000000000000000000000000000000000000000000000000000008652604060048701526044860190613a2d565b91600319858403016024860152613334565b03818b5afa8015610701578c906106cb575b600192506106c4828c6135f9565b5201610615565b506020823d82116106f9575b816106e460209383613448565b810103126106f557600191516106b6565b8b80fd5b3d91506106d7565b6040513d8e823e3d90fd5b60248d634e487b7160e01b81526032600452fd5b50939690945096909682511515806109ae575b610972579391879391896040516020810190604082526107566060820186613a76565b601f198282030160408301526020808b5192838152019a0190845b8181106109465750505061084b949361083d93604061081c94846107c26002967fb220c68939d6c8dc03c7b67c6106ee1bbd4b386f5c3877d954748da790f5fe6c9e9f03601f198101835282613448565b5190209189815260048401602052205501998a547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0000ff62ffff0061ffff60018a1b1661ffff8460081c161760081b16911617998a8c55613ace565b91909260405196879687526020870152608060408701526080860190613a76565b9184830360608601526134b0565b0390a2600160ff8260181c161b905f1982019182116109325760081c61ffff1614610874578280f35b602067ffffffffffffffff7f8834a3ed6592f088af17f05c1f899d43e4987cfb4ecbf48973ad22866e9a9b5092600360ff198254161781556109206108db7f000000000000000000000000000000000000000000000000000000000000000084421661373a565b82547fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff1660609190911b73ffffffffffffffff00000000000000000000000016178255565b5460601c16604051908152a281808280f35b602485634e487b7160e01b81526011600452fd5b929597995092959799819450602080916001935181520194019101908d93999795928d99979592610771565b6024896001600160a01b03610985613992565b7f3a5f5da500000000000000000000000000000000000000000000000000000000835216600452fd5b506001600160a01b036109bf613992565b16331415610733565b602488887f7a7f1059000000000000000000000000000000000000000000000000000000008252600452fd5b9091503d8089833e610a068183613448565b810190602081830312610b965780519067ffffffffffffffff8211610b9a570181601f82011215610b9657805190610a3d8261351c565b92610a4b6040519485613448565b82845260208085019360051b830101918183116106f55760208101935b838510610a7e57505050505060c49091906105c2565b845167ffffffffffffffff8111610b9257820190601f19828503019160808312610b8e576040519283606081011067ffffffffffffffff606086011117610b7957908f9291601f19604091606087018352602084015187520112610b7157604051610ae8816133d6565b60408201518152606082015160208201526020850152608081015167ffffffffffffffff8111610b755760209101019285601f85011215610b7157835192610b2f846136e8565b90610b3d6040519283613448565b8482528760208688010111610b6e57602085819796828098018386015e830101526040820152815201940193610a68565b80fd5b8280fd5b8380fd5b5060248f634e487b7160e01b81526041600452fd5b8e80fd5b8d80fd5b8880fd5b8980fd5b6040513d8a823e3d90fd5b9294509294509460408082610bca6001948a60208091803584520135910152565b0196019101908d9492889492610562565b8c80fd5b60248d634e487b7160e01b81526041600452fd5b60048a7f18cc3ea7000000000000000000000000000000000000000000000000000000008152fd5b610c3482610c2d8b899d9b9c9d615374565b8388615886565b15610c455760010198979698610273565b7fb3a8db4a000000000000000000000000000000000000000000000000000000008c5260045260248bfd5b7ff1cfb829000000000000000000000000000000000000000000000000000000008c5260045260248bfd5b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8091929350610cd06084610cd692018a615808565b8061583b565b92905060051b16918583046080141715610cf45714155f808b610265565b60248e634e487b7160e01b81526011600452fd5b915084610d1860648d0189613ace565b905014159161025d565b5060248f634e487b7160e01b81526011600452fd5b60248d837ff1cfb829000000000000000000000000000000000000000000000000000000008252600452fd5b5080fd5b5034610b6e57610320600319360112610b6e57610d82613b04565b919060028301549260ff84169360059067ffffffffffffffff8160601c16956008811015610fcf5760038103610e17575050506004915b84421115610dcf57610dcc9394506146f8565b80f35b60248460018701808811610e05577f2a35a324000000000000000000000000000000000000000000000000000000008252600452fd5b50634e487b7160e01b81526011600452fd5b600281148080610fb6575b15610e335750505050600491610db9565b9496929415610f60575067ffffffffffffffff9060201c1690604051917f17bf58150000000000000000000000000000000000000000000000000000000083528060048401526040836024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa928315610f55578693610f22575b5067ffffffffffffffff831615610edc575050610ed69082615410565b93610db9565b935080959291504211155f14610f1857602484847f90d12bab000000000000000000000000000000000000000000000000000000008252600452fd5b6007925090610db9565b610f4591935060403d604011610f4e575b610f3d8183613448565b810190613a13565b9050915f610eb9565b503d610f33565b6040513d88823e3d90fd5b9195919050600181141580610fab575b610f7a5750610db9565b84610fa96024927fe37d4aeb0000000000000000000000000000000000000000000000000000000083526132d3565bfd5b506006811415610f70565b506004356003811015610fcb57600214610e22565b8780fd5b602486634e487b7160e01b81526021600452fd5b5034610b6e576020600319360112610b6e5760206110026004356139ba565b604051908152f35b5034610b6e5780600319360112610b6e576040516110278161342b565b8181528160208201528160408201528160608201528160808201528160a08201528160c08201528160e082015281610100820152816101208201528161014082015281610160820152816101808201526101a001526040516110888161342b565b7f000000000000000000000000000000000000000000000000000000000000000063ffffffff1680825260208201917f000000000000000000000000000000000000000000000000000000000000000060ff168352604081017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168152606082017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168152608083017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16815260a084017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16815260c085017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16815260e08601907f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff1682526101008701927f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff1684526101208801947f000000000000000000000000000000000000000000000000000000000000000061ffff1686526101408901967f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff1688526101608a01987f000000000000000000000000000000000000000000000000000000000000000061ffff168a526101808b019a7f000000000000000000000000000000000000000000000000000000000000000061ffff168c526101a0019b7f000000000000000000000000000000000000000000000000000000000000000060ff168d526040519d8e9182525160ff1690602001525167ffffffffffffffff1660408d01525167ffffffffffffffff1660608c01525167ffffffffffffffff1660808b01525167ffffffffffffffff1660a08a01525167ffffffffffffffff1660c08901525167ffffffffffffffff1660e0880152516fffffffffffffffffffffffffffffffff166101008701525161ffff166101208601525167ffffffffffffffff166101408501525161ffff166101608401525161ffff166101808301525160ff166101a08201526101c090f35b5034610b6e5760031936016103408112610d635761032013610b6e576103243567ffffffffffffffff8111610d635761142d9036906004016132a2565b90611436613b04565b929091600435600381101561183c576002810361180d575060028401805460ff811660088110156117f957600281036117ca57506001600160a01b0361147a61397c565b16330361178e5767ffffffffffffffff8160601c1680421161176357508315908115611753575b508015611749575b6117215785866102e4355b85821061161857505060036115a993949596015561150560ff851682907fffffffffffffffffffffffffffffffffffffffffffffffffffffffff00ffffff63ff00000083549260181b169116179055565b600660ff19825416178155611565815461155f63ffffffff6115348360c01c67ffffffffffffffff421661373a565b9260a01c167f0000000000000000000000000000000000000000000000000000000000000000613957565b9061373a565b7fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff73ffffffffffffffff00000000000000000000000083549260601b169116179055565b6040519180602084016020855252604083019190855b8181106115f35750505090807f45b3ab8afcd2a925fe9fc4649ef6645dc7f84e8dae8be0c75060eb1a3aa3e8b1920390a280f35b90919260208060019263ffffffff61160a8861379a565b1681520194019291016115bf565b90918163ffffffff61163361162e868a8a61346b565b6139a9565b16108015906116cb575b6116a35763ffffffff61165461162e85898961346b565b167f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8416840361168f57600584901b1b1791600101906114b4565b60248a634e487b7160e01b81526011600452fd5b6004897f4680ef5f000000000000000000000000000000000000000000000000000000008152fd5b50821515801561163d57506116e461162e84888861346b565b5f19840184811161170d5763ffffffff61170361162e82938b8b61346b565b169116111561163d565b60248b634e487b7160e01b81526011600452fd5b6004867f4680ef5f000000000000000000000000000000000000000000000000000000008152fd5b50600883116114a9565b60ff915060181c1683115f6114a1565b7f691e5682000000000000000000000000000000000000000000000000000000008852600452602487fd5b6024876001600160a01b036117a161397c565b7f64b7db2500000000000000000000000000000000000000000000000000000000835216600452fd5b87610fa96024927fe37d4aeb0000000000000000000000000000000000000000000000000000000083526132d3565b602488634e487b7160e01b81526021600452fd5b85610fa96024927f7758e7e0000000000000000000000000000000000000000000000000000000008352613664565b8580fd5b5034610b6e576020600319360112610b6e5760ff60406020926004358152600684522054166040519015158152f35b50346121aa5760206003193601126121aa576004359067ffffffffffffffff82116121aa578160040191803603916102606003198401126121aa57604051916118b7836133f2565b5f8352602083015f815260408401905f825260608501956040516118da8161340e565b5f81525f60208201525f60408201525f60608201525f60808201525f60a08201525f60c08201525f60e08201525f6101008201525f6101208201525f6101408201525f6101608201525f6101808201525f6101a08201525f6101c08201525f6101e08201525f6102008201525f6102208201525f6102408201525f6102608201525f6102808201525f6102a08201528752604051977f7a9730df000000000000000000000000000000000000000000000000000000008952602060048a01527ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe9d813592018212156121aa5761026060248a0152611ca690611c75611c69611c29611bdc8d611b9c888c01611b6b6101448e67ffffffffffffffff611aca83611aae611a9a600489016001600160a01b03611a13826132ee565b166102848d015285611a2760248c01613785565b166102a48d015260448a01356102c48d015260648a01356102e48d015263ffffffff611a5560848c0161379a565b166103048d015260a48a01356103248d015285611a7460c48c01613785565b166103448d015285611a8860e48c01613785565b166103648d01526101048a0190613302565b6101606103848d01526103e48c0191613334565b9683611abd6101248301613785565b166103a48b015201613785565b166103c4870152602481013560448701526044810135606487015263ffffffff611af66064830161379a565b166084870152608481013560a487015260a481013560c48701526001600160a01b03611b2460c483016132ee565b1660e48701526fffffffffffffffffffffffffffffffff611b4760e483016137ab565b1661010487015261010481013561012487015261012481013582870152018961347b565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc85840301610164860152613399565b90611bab6101648d018861347b565b916101847fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc828603019101526134b0565b8d6101a46101848c01359101528d611bf86101a48c0187613302565b916101c47fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc82860301910152613334565b8c611c386101c48b0186613302565b916101e47fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc82860301910152613334565b916101e4880190613302565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc8c8403016102048d0152613334565b966102048501359260ff84168094036121aa57836102248b0152610224860135998a6102448201526102c081806102448a01359c8d61026483015203816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa90811561219f575f9161235f575b508252600384101561222457610124938852339052519301013567ffffffffffffffff81168091036121aa57611d7e9067ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016906136c3565b804211612334575061014082019586515f52600660205260ff60405f20541661230757610200830190815191611dbb6101e086019384519061350f565b92611dcd61028087019485519061367f565b948851600381101561222457600214612271575b5050505050611def84615392565b94855f525f60205260405f2091600283019260ff8454166008811015612224576122455790611eb4916040516020810190611e3c81611e2e8c856137c8565b03601f198101835282613448565b5190209055835460ff191660011784557f00000000000000000000000000000000000000000000000000000000000000009060ff821681101561223f5760ff9150165b83547fffffffffffffffffffffffffffffffffffffffffffffffffffffffff00ffffff1660189190911b63ff00000016178355565b61010083019687515f52600260205260405f20611ed763ffffffff825416613940565b9063ffffffff821663ffffffff1982541617905560ff7f0000000000000000000000000000000000000000000000000000000000000000168063ffffffff8316105f1461223857505b7fffffffffffffffff00000000ffffffffffffffffffffffffffffffffffffffff77ffffffff000000000000000000000000000000000000000085549260a01b169116178355855160038110156122245715806121ee575b15612078575050856040869460207feab6a53903fdb4593e46aeefbdfe430595016a7af74ecbbe3c7db9b331c50d769561203861206d96839c518552600484528585206001600160a01b038060a086015116165f528452855f2063ffffffff611fe381835416613940565b1663ffffffff198254161790555b61156561202863ffffffff835460a01c167f0000000000000000000000000000000000000000000000000000000000000000613957565b67ffffffffffffffff421661373a565b01518152600189522063ffffffff61205281835416613940565b1663ffffffff198254161790555193604051918291826137c8565b0390a3604051908152f35b61208588929398516139ba565b9283116121c25781515f52600360205260405f2063ffffffff6120aa81835416613940565b1663ffffffff1982541617905580515f52600560205260405f2054156121ae575b506001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b156121aa575f926064849260405195869384927f0899146b0000000000000000000000000000000000000000000000000000000084528c600485015233602485015260448401525af1801561219f5760209787957feab6a53903fdb4593e46aeefbdfe430595016a7af74ecbbe3c7db9b331c50d769561206d95604094612187575b506120388b9293611ff1565b8b92505f61219491613448565b6120385f925061217b565b6040513d5f823e3d90fd5b5f80fd5b515f5260056020528560405f20555f6120cb565b827fb877d075000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5087515f52600460205260405f206001600160a01b038060a087015116165f52602052600863ffffffff60405f20541610611f78565b634e487b7160e01b5f52602160045260245ffd5b9050611f20565b50611e7f565b877fe4526ce6000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b83905251929350909182109081156122fb575b506122d057506102a082015161080081116122a55750515f80808080611de1565b7f46feddca000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fe2c93c7a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9050518110155f612284565b86517fff36427c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f691e5682000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b90506102c0813d82116124c4575b8161237b6102c09383613448565b810103126121aa57604051906123908261340e565b805182526020810151602083015260408101516040830152606081015163ffffffff811681036121aa5760608301526123cb60808201613771565b60808301526123dc60a08201613771565b60a083015260c0810151906fffffffffffffffffffffffffffffffff821682036121aa576102a09160c084015260e081015160e084015261010081015161010084015261242c6101208201613771565b6101208401526101408101516101408401526101608101516101608401526101808101516101808401526101a08101516101a08401526101c08101516101c08401526101e08101516101e084015261020081015161020084015261022081015161022084015261024081015161024084015261026081015161026084015261028081015161028084015201516102a08201525f611d1d565b3d915061236d565b346121aa5760206003193601126121aa576004355f52600160205260405f205460ff8160201c165f1461250a5750602060025b60ff60405191168152f35b63ffffffff161561251e57602060016124ff565b60205f6124ff565b346121aa57600319360161034081126121aa57610320136121aa576103243561254d614efb565b909160043560038110156121aa576002811461270a575080600183015567ffffffffffffffff4216604051907f90e544a10000000000000000000000000000000000000000000000000000000082528060048301526020826024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa91821561219f575f92612690575b506040929161267e6108db67ffffffffffffffff9360027f380ea94f0f27a4722a5290500ba40be569e432dcb00305fd3b0eb83c49553b769801937fffffffffffffffffffffffffffffffffffffffff0000000000000000ffffffff6bffffffffffffffff0000000086549260201b1691161784557f00000000000000000000000000000000000000000000000000000000000000009061373a565b5460201c1682519182526020820152a2005b909291506020813d602011612702575b816126ad60209383613448565b810103126121aa577f380ea94f0f27a4722a5290500ba40be569e432dcb00305fd3b0eb83c49553b769361267e6108db60409560026126f467ffffffffffffffff9661375c565b9697505093505050936125e2565b3d91506126a0565b612736907f7758e7e0000000000000000000000000000000000000000000000000000000005f52613664565b60245ffd5b346121aa5760206003193601126121aa576004355f526007602052602060405f2054604051908152f35b346121aa57600319360161034081126121aa57610320136121aa576103243567ffffffffffffffff81116121aa57366023820112156121aa5780600401359067ffffffffffffffff82116121aa57602481019060248336920101116121aa576127cc614efb565b92909160043560038110156121aa576002810361270a5750610304356030810281159082810460301482171561295d578403612a7d57156128d2575b506128cd60017f8133f1bc2aca6e184de2dc461a7896e0d73fa91ee5cb8a81342c6d97dc707eb094956128b16128687f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff421661373a565b60028301907fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff73ffffffffffffffff00000000000000000000000083549260601b169116179055565b0154916040519384938452604060208501526040840191613334565b0390a2005b6128db81613692565b905f5b818110612a1f57505080515b60018111612932575060017f8133f1bc2aca6e184de2dc461a7896e0d73fa91ee5cb8a81342c6d97dc707eb094956129246128cd936135cc565b518282015595945050612808565b5f5b8160011c811061299a5750600180821614612971575b6001810180911161295d5760011c6128ea565b634e487b7160e01b5f52601160045260245ffd5b5f19810181811161295d5761298690836135f9565b516129948260011c846135f9565b5261294a565b8060011b7f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8216820361295d576129d181856135f9565b516001820180921161295d5760415f916129ed602094886135f9565b5160405191600183536001830152602182015260025afa156121aa576001905f51612a1882866135f9565b5201612934565b60308102908082046030148115171561295d57600181019182821161295d5760308302928084046030149015171561295d576101ea612a65600194612a6c938a8a6136d0565b3691613704565b612a7682866135f9565b52016128de565b837f46feddca000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b346121aa5760606003193601126121aa57600435602435906001600160a01b0382168092036121aa57604435906001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000163303612c8557805f52600760205260405f2054918083105f14612c7a5750612b28828061350f565b5f9182526007602052604090912055604080519290612b478185613448565b60018452601f19015f5b818110612c4357612bcf846020878660405190612b6d826133d6565b81528383820152612b7d826135cc565b52612b87816135cc565b50604051809481927f03a942e900000000000000000000000000000000000000000000000000000000835230600484015285602484015260606044840152606483019061361c565b03815f6001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af191821561219f57602092612c16575b50604051908152f35b612c3590833d8511612c3c575b612c2d8183613448565b81019061360d565b5082612c0d565b503d612c23565b602090604051612c52816133d6565b5f81525f8382015282828801015201612b51565b634e487b7160e01b5f52604160045260245ffd5b612b2890809361350f565b7fc64f8b7f000000000000000000000000000000000000000000000000000000005f5260045ffd5b346121aa5760206003193601126121aa576004355f525f60205261014060405f2080549060018101549060036002820154910154916040519384526020840152612cfd6040840160ff83166132e1565b61ffff8160081c16606084015260ff8160181c16608084015267ffffffffffffffff8160201c1660a084015267ffffffffffffffff8160601c1660c084015263ffffffff8160a01c1660e084015260c01c610100830152610120820152f35b346121aa5760406003193601126121aa5760043567ffffffffffffffff81116121aa576040612d92612dcc9236906004016132a2565b825193849283927f6b87b2cf00000000000000000000000000000000000000000000000000000000845285600485015260448401916134b0565b602435602483015203816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa90811561219f575f905f92612e60575b50815f52600660205260ff60405f20541615612e345790612e3291614e9c565b005b507fe061373a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9150506040813d604011612e92575b81612e7c60409383613448565b810103126121aa57602081519101519082612e12565b3d9150612e6f565b346121aa5760206003193601126121aa576004355f526002602052602063ffffffff60405f205416604051908152f35b346121aa5760031936016103c081126121aa57610320136121aa57610324356103443567ffffffffffffffff81116121aa57612f0a9036906004016132a2565b906103643567ffffffffffffffff81116121aa57612f2c9036906004016132a2565b9161038435946103a4359567ffffffffffffffff87116121aa57866004019660a060031982360301126121aa57612f61613b04565b98909760ff60028b0154166008811015806122245760028214159081613295575b81613284575b5061325857508486955f5260048b0160205260405f205460405160208101908460608201604084525260808101818d8d60808960051b840101938d907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff815f9f3603019e5b8b81106131fc5750505092611e2e9161301094601f19858403016040860152613399565b519020036131d157508310156131bd578260051b850135938412156121aa5761310061304561310e946130849960209961346b565b359160405198899788977f1238501d000000000000000000000000000000000000000000000000000000008952606060048a0152606489019101613354565b9260248701526003198684030160448701528035835260846130f86130dd6130c26130b26024890186613302565b60a08e8a015260a0890191613334565b6130cf604489018661347b565b9088830360408a0152613399565b6130ea6064880185613302565b908783036060890152613334565b94019061347b565b916080818503910152613399565b03816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa90811561219f575f91613182575b5061315a57612e32913391613e55565b7f04a60c32000000000000000000000000000000000000000000000000000000005f5260045ffd5b90506020813d6020116131b5575b8161319d60209383613448565b810103126121aa575180151581036121aa578361314a565b3d9150613190565b634e487b7160e01b5f52603260045260245ffd5b7f7a7f1059000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b935093857fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff80929693500301835283358d8112156121aa5760208f60019361324591839401613354565b9501930191018f91928f91938694612fec565b612736907fe37d4aeb000000000000000000000000000000000000000000000000000000005f526132d3565b90506122245760038114158c612f88565b505060068114155f612f82565b9181601f840112156121aa5782359167ffffffffffffffff83116121aa576020808501948460051b0101116121aa57565b600881101561222457600452565b9060088210156122245752565b35906001600160a01b03821682036121aa57565b9035601e19823603018112156121aa57016020813591019167ffffffffffffffff82116121aa5781360383136121aa57565b601f8260209493601f1993818652868601375f8582860101520116010190565b906080613386613396938035845261337c602085016020830160208091803584520135910152565b6060810190613302565b9190928160608201520191613334565b90565b90918281527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff83116121aa5760209260051b809284830137010190565b6040810190811067ffffffffffffffff821117612c6657604052565b6080810190811067ffffffffffffffff821117612c6657604052565b6102c0810190811067ffffffffffffffff821117612c6657604052565b6101c0810190811067ffffffffffffffff821117612c6657604052565b90601f601f19910116810190811067ffffffffffffffff821117612c6657604052565b91908110156131bd5760051b0190565b9035601e19823603018112156121aa57016020813591019167ffffffffffffffff82116121aa578160051b360383136121aa57565b90602083828152019260208260051b82010193835f925b8484106134d75750505050505090565b9091929394956020806134ff83601f1986600196030188526134f98b88613302565b90613334565b98019401940192949391906134c7565b9190820391821161295d57565b67ffffffffffffffff8111612c665760051b60200190565b604051606091906135458382613448565b6002815291601f1901825f5b82811061355d57505050565b60209060405161356c816133d6565b5f81525f8382015282828501015201613551565b604051608091906135918382613448565b6003815291601f1901825f5b8281106135a957505050565b6020906040516135b8816133d6565b5f81525f838201528282850101520161359d565b8051156131bd5760200190565b8051600110156131bd5760400190565b8051600210156131bd5760600190565b80518210156131bd5760209160051b010190565b908160209103126121aa575190565b90602080835192838152019201905f5b8181106136395750505090565b825180516001600160a01b03168552602090810151818601526040909401939092019160010161362c565b600381101561222457600452565b9060038210156122245752565b8181029291811591840414171561295d57565b9061369c8261351c565b6136a96040519182613448565b828152601f196136b9829461351c565b0190602036910137565b9190820180921161295d57565b909392938483116121aa5784116121aa578101920390565b67ffffffffffffffff8111612c6657601f01601f191660200190565b929192613710826136e8565b9161371e6040519384613448565b8294818452818301116121aa578281602093845f960137010152565b9067ffffffffffffffff8091169116019067ffffffffffffffff821161295d57565b519067ffffffffffffffff821682036121aa57565b51906001600160a01b03821682036121aa57565b359067ffffffffffffffff821682036121aa57565b359063ffffffff821682036121aa57565b35906fffffffffffffffffffffffffffffffff821682036121aa57565b9190916103006102a060606103208401956137e4858251613672565b6001600160a01b0360208201511660208601526040810151604086015201518051606085015260208101516080850152604081015160a085015263ffffffff60608201511660c08501526001600160a01b0360808201511660e08501526001600160a01b0360a0820151166101008501526fffffffffffffffffffffffffffffffff60c08201511661012085015260e08101516101408501526101008101516101608501526001600160a01b03610120820151166101808501526101408101516101a08501526101608101516101c08501526101808101516101e08501526101a08101516102008501526101c08101516102208501526101e0810151610240850152610200810151610260850152610220810151610280850152610240810151828501526102608101516102c08501526102808101516102e08501520151910152565b9060088110156122245760ff60ff198354169116179055565b63ffffffff1663ffffffff811461295d5760010190565b9067ffffffffffffffff8091169116029067ffffffffffffffff821691820361295d57565b6024356001600160a01b03811681036121aa5790565b610184356001600160a01b03811681036121aa5790565b3563ffffffff811681036121aa5790565b5f52600360205263ffffffff60405f2054166001810180911161295d57613396906fffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001661367f565b91908260409103126121aa5761339660208351930161375c565b90601f19601f6020604060a0958051865282808201518051828901520151828701520151608060608601528051918291826080880152018686015e5f8582860101520116010190565b9080602083519182815201916020808360051b8301019401925f915b838310613aa157505050505090565b9091929394602080613abf83601f1986600196030187528951613a2d565b97019301930191939290613a92565b903590601e19813603018212156121aa570180359067ffffffffffffffff82116121aa57602001918160051b360383136121aa57565b6103206003193601126121aa57604051613b1d816133f2565b600360043510156121aa576004358152602435916001600160a01b03831683036121aa5782602083015260443560408301526102c07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9c3601126121aa5760405192613b878461340e565b6064358452608435602085015260a435604085015260c4359363ffffffff851685036121aa5784606082015260e435906001600160a01b03821682036121aa5781608082015261010435916001600160a01b03831683036121aa578260a083015261012435906fffffffffffffffffffffffffffffffff821682036121aa578160c08401526101443560e08401526101643561010084015261018435916001600160a01b03831683036121aa576001600160a01b03602095816fffffffffffffffffffffffffffffffff9463ffffffff613ce7839d8a8a610120879d01526101a4356101408201526101c4356101608201526101e435610180820152610204356101a0820152610224356101c0820152610244356101e082015261026435610200820152610284356102208201526102a4356102408201526102c4356102608201526102e435610280820152610304356102a08201526060820152615392565b9d8e5f525f8b5260405f209d8e549c613d076040519d8e01600435613672565b1660408c015260443560608c015260643560808c015260843560a08c015260a43560c08c01521660e08a01521661010088015216610120860152166101408401526101443561016084015261016435610180840152166101a08201526101a4356101c08201526101c4356101e08201526101e43561020082015261020435610220820152610224356102408201526102443561026082015261026435610280820152610284356102a08201526102a4356102c08201526102c4356102e08201526102e435610300820152610304356103208201526103208152613dec61034082613448565b6020815191012003613dfa57565b827f198825b2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b63ffffffff16801561295d575f190190565b91908260409103126121aa576020613e4f83613771565b92015190565b919060020191613e66600584613927565b5f927fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff81541690556101643592835f52600260205260405f2063ffffffff613eb081835416613e26565b1663ffffffff1982541617905560843593845f52600160205260405f2063ffffffff613ede81835416613e26565b825463ffffffff19169116179055604051837f1db999fd4b738b1757088804dfa7c17a94b7f16ac6c08bd414668989d6ec13b96020836005869552a3604080517f362e166e000000000000000000000000000000000000000000000000000000008152306004820152602481018590526001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016949093909184604481885afa93841561219f575f905f956146cf575b506001600160a01b031615801591906146765750825f52600360205260405f2063ffffffff613fc581835416613e26565b825463ffffffff191691161790555f93847f000000000000000000000000000000000000000000000000000000000000000061ffff16156001171561295d576127109004614011613534565b9060405161401e816133d6565b5f8152816020820152614030836135cc565b5261403a826135cc565b50604051907fc2a2fde20000000000000000000000000000000000000000000000000000000082528660048301526020826024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa91821561219f575f9261463a575b505f035f811161295d576001600160a01b03604051926140c7846133d6565b16825260208201526140d8826135d9565b526140e2816135d9565b50863b156121aa575f61413091604051809381927fe7e4e40c00000000000000000000000000000000000000000000000000000000835288600484015260406024840152604483019061361c565b0381838b5af1801561219f5761462a575b505b6101a4359283865260056020528560408120549182149687614616575b61460257505f98845f52600660205260ff60405f2054166145f6578461419c91815f52600660205260405f20600160ff19825416179055614e9c565b602435926001600160a01b03841684036121aa578396816145ec575b816145e3575b5061455d575b5061422460ff7f0000000000000000000000000000000000000000000000000000000000000000166fffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001661367f565b108015614519575b6001600160a01b038716159081614510575b50614508575b50604051917ff415ed1400000000000000000000000000000000000000000000000000000000835260048301526020826024815f6001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af191821561219f575f926144d2575b506143bc906143b76127106142eb61ffff7f0000000000000000000000000000000000000000000000000000000000000000168661367f565b0461271061431d61ffff7f0000000000000000000000000000000000000000000000000000000000000000168761367f565b049586935f5260076020528360405f2055614336613580565b986001600160a01b03811691826144cb57505b8260011c90614358828561350f565b6001600160a01b036040519261436d846133d6565b168252602082015261437e8b6135cc565b526143888a6135cc565b5060405191614396836133d6565b825260208201526143a6896135d9565b526143b0886135d9565b508461350f565b61350f565b604051906143c9826133d6565b5f825260208201526143da856135e9565b526143e4846135e9565b50823b156121aa576040517ff340fa010000000000000000000000000000000000000000000000000000000081523060048201525f8160248186885af1801561219f576144b1575b50906144379161350f565b91813b15610b75578391614482916040519485809481937ff559e38600000000000000000000000000000000000000000000000000000000835260206004840152602483019061361c565b03925af180156144a657614494575050565b61449f828092613448565b610b6e5750565b6040513d84823e3d90fd5b614437929195505f6144c291613448565b5f94909161442c565b9050614349565b9091506020813d602011614500575b816144ee60209383613448565b810103126121aa5751906143bc6142b2565b3d91506144e1565b94505f614244565b9050155f61423e565b50825f52600260205263ffffffff60405f205416835f52600360205263ffffffff60405f205416900363ffffffff811161295d5763ffffffff60109116101561422c565b604080517f362e166e00000000000000000000000000000000000000000000000000000000815230600482015260248101929092529195509081604481895afa90811561219f575f916145b3575b50935f6141c4565b6145d5915060403d6040116145dc575b6145cd8183613448565b810190613e38565b505f6145ab565b503d6145c3565b9050155f6141be565b82151591506141b8565b50505050505050505050565b80634e487b7160e01b602492526021600452fd5b859052600560205280806040812055614160565b5f61463491613448565b5f614141565b9091506020813d60201161466e575b8161465660209383613448565b810103126121aa5761466790613771565b905f6140a8565b3d9150614649565b93835f52600460205260405f20610104356001600160a01b03811681036121aa57806001600160a01b039150165f5260205260405f2063ffffffff6146bd81835416613e26565b1663ffffffff19825416179055614143565b6001600160a01b0395506146f2915060403d6040116145dc576145cd8183613448565b94613f94565b5f9260025f93016147098282613927565b7fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff815416905561016435805f52600260205260405f2063ffffffff61475081835416613e26565b1663ffffffff19825416179055608435805f52600160205260405f2063ffffffff61477d81835416613e26565b1663ffffffff1982541617905581847f1db999fd4b738b1757088804dfa7c17a94b7f16ac6c08bd414668989d6ec13b960206040516147bc81896132e1565ba3604080517f362e166e000000000000000000000000000000000000000000000000000000008152306004820152602481018690526001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016959181604481895afa90811561219f575f905f92614e73575b506001600160a01b03161580159290614e1b57845f52600360205260405f2063ffffffff61486481835416613e26565b1663ffffffff1982541617905560088610156122245760048603614e1557815b6127106148b561ffff7f0000000000000000000000000000000000000000000000000000000000000000168361367f565b04906148bf613534565b916040516148cc816133d6565b5f81528160208201526148de846135cc565b526148e8836135cc565b50604051907fc2a2fde20000000000000000000000000000000000000000000000000000000082528860048301526020826024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa91821561219f575f92614dd8575b50614961919261350f565b6001600160a01b0360405192614976846133d6565b1682526020820152614987826135d9565b52614991816135d9565b50873b156121aa575f6149df91604051809381927fe7e4e40c00000000000000000000000000000000000000000000000000000000835286600484015260406024840152604483019061361c565b0381838c5af1801561219f57614dc3575b505b6101a43593848a52600560205260408a20549182149687614db0575b6008811015614d9c57600514801590614d86575b6145f65784614a4791818c52600660205260408c20600160ff19825416179055614e9c565b602435926001600160a01b0384168403610b9a57839681614d7c575b81614d73575b50614cfd575b50614acf60ff7f0000000000000000000000000000000000000000000000000000000000000000166fffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001661367f565b108015614ca5575b15614c9d575b50604051917ff415ed140000000000000000000000000000000000000000000000000000000083526004830152602082602481896001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af1918215610f55578692614c67575b50614bcf906143b7612710614b8461ffff7f0000000000000000000000000000000000000000000000000000000000000000168661367f565b04612710614bb661ffff7f0000000000000000000000000000000000000000000000000000000000000000168761367f565b049586938a5260076020528360408b2055614336613580565b60405190614bdc826133d6565b8682526020820152614bed856135e9565b52614bf7846135e9565b50823b15614c63576040517ff340fa01000000000000000000000000000000000000000000000000000000008152306004820152858160248186885af18015610f5557908691614c4e575b5050906144379161350f565b81614c5891613448565b614c6357845f614c42565b8480fd5b9091506020813d602011614c95575b81614c8360209383613448565b810103126121aa575190614bcf614b4b565b3d9150614c76565b94505f614add565b50828752600260205263ffffffff604088205416838852600360205263ffffffff604089205416900363ffffffff8111614ce95763ffffffff601091161015614ad7565b602488634e487b7160e01b81526011600452fd5b604080517f362e166e00000000000000000000000000000000000000000000000000000000815230600482015260248101929092529195509081604481895afa908115610b9e578891614d53575b50935f614a6f565b614d6c915060403d6040116145dc576145cd8183613448565b505f614d4b565b9050155f614a69565b8215159150614a63565b50848a52600660205260ff60408b205416614a22565b60248b634e487b7160e01b81526021600452fd5b858b5260056020528a6040812055614a0e565b614dd09199505f90613448565b5f975f6149f0565b91506020823d602011614e0d575b81614df360209383613448565b810103126121aa57614e0761496192613771565b91614956565b3d9150614de6565b5f614884565b845f52600460205260405f20610104356001600160a01b03811681036121aa57806001600160a01b039150165f5260205260405f2063ffffffff614e6181835416613e26565b1663ffffffff198254161790556149f2565b6001600160a01b039250614e96915060403d6040116145dc576145cd8183613448565b91614834565b805f52600160205260405f206401000000007fffffffffffffffffffffffffffffffffffffffffffffffffffffff00ffffffff8254161790557f9f6ef23a57fa1621d2e46921420633c79c48e2a59d1eb61bac9d2a76c51c9cda5f80a3565b6004360361032081126121aa5760405190614f15826133f2565b600360043510156121aa5760043582526102c0907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa090614f5560246132ee565b6020850152604435604085015201126121aa5761507190604051614f788161340e565b6064358152608435602082015260a4356040820152614f9760c461379a565b6060820152614fa660e46132ee565b6080820152614fb66101046132ee565b60a0820152614fc66101246137ab565b60c08201526101443560e082015261016435610100820152614fe96101846132ee565b6101208201526101a4356101408201526101c4356101608201526101e435610180820152610204356101a0820152610224356101c0820152610244356101e082015261026435610200820152610284356102208201526102a4356102408201526102c4356102608201526102e435610280820152610304356102a08201526060820152615392565b805f525f60205260405f2091825460405161509160208201600435613672565b6001600160a01b036150a360246132ee565b1660408201526044356060820152606435608082015260843560a082015260a43560c082015263ffffffff6150d860c461379a565b1660e08201526001600160a01b036150f060e46132ee565b166101008201526001600160a01b0361510a6101046132ee565b166101208201526fffffffffffffffffffffffffffffffff61512d6101246137ab565b1661014082015261014435610160820152610164356101808201526001600160a01b0361515b6101846132ee565b166101a08201526101a4356101c08201526101c4356101e08201526101e43561020082015261020435610220820152610224356102408201526102443561026082015261026435610280820152610284356102a08201526102a4356102c08201526102c4356102e08201526102e435610300820152610304356103208083019190915281526151ec61034082613448565b60208151910120036152f357600283929301805460ff8116600881101561222457600181036132585750610184356001600160a01b038116908181036121aa578133036152c757505067ffffffffffffffff9060601c168042116123345750600260ff19825416178155805467ffffffffffffffff421667ffffffffffffffff8260601c160367ffffffffffffffff811161295d577fffffffffffffffff00000000000000000000000000000000000000000000000077ffffffffffffffffffffffffffffffffffffffffffffffff9160c01b169116179055565b507f3a5f5da5000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507f198825b2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5f60209160405161535460218286808201958787528051918291018484015e810186838201520301601f198101835282613448565b604051918291518091835e8101838152039060025afa1561219f575f5190565b811561537e570490565b634e487b7160e01b5f52601260045260245ffd5b80516003811015612224571561540457610140606082015101519080519060038210156122245760406001600160a01b03602083015116910151906153e560405193602085019586526040850190613672565b60608301526080820152608081526153fe60a082613448565b51902090565b60600151610140015190565b9061546e63ffffffff61543960026133969501549367ffffffffffffffff8560c01c91166136c3565b9260a01c1667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001661367f565b906136c3565b9160028201549160ff83169260088410156122245760068414908115948580966157e8575b613258575067ffffffffffffffff8160601c165f956156f9575b804211612334575060ff8160181c168410156156cd5760081c6001841b1661ffff166156a1576156475760010154916154ff6154f5610244356102643561350f565b6102e4359061367f565b905f94600184019485851161295d5792601f19615538615522889794959761351c565b97615530604051998a613448565b80895261351c565b013660208801375f945b82861115615554575050505050505090565b9091929496506155a06040989496985160208101908382528760408201528860608201528960808201526080815261558d60a082613448565b51902061559a898561350f565b9061586e565b945f955b88871080615633575b156155ca576155be6155c491615878565b96615878565b956155a4565b80989193959997929496825b8181116155fe5750906155ed6155f393928a6135f9565b52615878565b949192939093615542565b9091505f19810181811161295d57615616908a6135f9565b51615621828b6135f9565b52801561295d575f19019089916155d6565b508061563f888c6135f9565b5111156155ad565b91509150600361565f6154f56102443560443561350f565b910154917f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8116810361295d576133969263ffffffff9160051b1c16906136c3565b827f77afb460000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b837f02d5f1fc000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50935067ffffffffffffffff8460201c16936040517f17bf58150000000000000000000000000000000000000000000000000000000081528560048201526040816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa90811561219f575f905f926157c6575b509567ffffffffffffffff82161561579b57506157969084615410565b6154b3565b7f90d12bab000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b90506157e1915060403d604011610f4e57610f3d8183613448565b905f615779565b50600281141580615499575060043560038110156121aa57600214615499565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa1813603018212156121aa570190565b903590601e19813603018212156121aa570180359067ffffffffffffffff82116121aa576020019181360383136121aa57565b811561537e570690565b5f19811461295d5760010190565b929190916158a461589a6020860186615808565b604081019061583b565b8460021b8581046004148615171561295d57816158c0936136d0565b9490357fffffffff0000000000000000000000000000000000000000000000000000000081169560048110615c16575b505062ffffff8560f81c9560e01c1693615910610cd06080840184615808565b60071c821015615c0257600782901b01803592602082013592916080906040810135906060013585871782178117615b7e5750505061599f9060c0935b7fffffffffffffffffffffffffffffffff0000000000000000000000000000000060405196602088019660781b1760801b168552603086015260308552615995605086613448565b6060810190613ace565b82919210156131bd5760051b810135907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc1813603018212156121aa5701946159ed610244356102643561350f565b9360028814615ad7575086159687159081615acb575b50615ac05760308102908082046030149015171561295d57615a25868061583b565b6030830192915082821161295d578211615ab457615a5191612a6591615a4b898061583b565b906136d0565b6020815191012091519020149384615a6b575b5050505090565b615aa1945015615aaa5761028435915b615a99615a8e6101ea612a65878061583b565b946020810190613ace565b949093615c83565b5f808080615a64565b6102a43591615a7b565b50505050505050505f90565b505050505050505f90565b6001915014155f615a03565b9491509291955060043560038110156121aa57600203615b5d5750505f9261030435915b6103043581109586615b48575b86615b17575b50505050505090565b615b3d9650615a9991615b2c615b329261531f565b966136c3565b916020810190613ace565b5f8080808080615b0e565b9550615b54828061583b565b90501595615b08565b615b7890615b7261030496939635809261367f565b9561367f565b91615afb565b6f0d0088f51cbff34d258dd3db21a5d66b8296939611918215615bb6575b5050615bad575b9061599f9161594d565b60a09350615ba3565b6f0d0088f51cbff34d258dd3db21a5d66b14915081615bd8575b505f80615b9c565b7fb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd5559150115f615bd0565b634e487b7160e01b5f52600160045260245ffd5b7fffffffff00000000000000000000000000000000000000000000000000000000929650829060040360031b1b1616935f806158f0565b903590601e19813603018212156121aa570180359067ffffffffffffffff82116121aa57602001918160061b360383136121aa57565b9390929182811015615d7857915f19810190811161295d5792945f92915b818410615cbe5750505050159182615cb857505090565b14919050565b90929693958695929515615d6c576001808716148015615d63575b15615d3c57615cf990615cf18986859a99979a61346b565b356001615d82565b925b600181161580615d33575b15615d185760011c9460011c94615cfb565b6001909794979691929593965b811c93811c94019291615ca1565b50801515615d06565b615d5d600191615d558a8786979a9b98969c999c61346b565b359083615d82565b96615d25565b50868614615cd9565b50505050925050505f90565b5050505050505f90565b600114615d9d57634e487b7160e01b5f52605160045260245ffd5b60415f9160209360405191600183536001830152602182015260025afa156121aa575f519056' as const;
